UPDATE invoices SET closed = 1 WHERE issued < DATE_FORMAT(NOW(), '%Y-01-01');

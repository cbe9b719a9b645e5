<?php
require 'config.php';

$link = mysql_connect($db_host, $db_user, $db_pass);
mysql_select_db('billing', $link);
$result = mysql_query('SELECT number, total FROM invoices ORDER BY number DESC LIMIT 50');
while ($row = mysql_fetch_assoc($result)) {
    echo htmlspecialchars($row['number']) . ': ' . number_format($row['total'], 2) . "<br>\n";
}

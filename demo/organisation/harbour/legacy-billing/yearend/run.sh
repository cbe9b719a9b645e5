#!/bin/bash
# Closes the year. Takes the invoices off line while it runs.
mysql -h "$DB_HOST" -u "$DB_USER" -p"$DB_PASS" billing < /yearend/close.sql

#!/usr/bin/env python
import smtplib
import sys

server = smtplib.SMTP("smtp.harbour.example")
for line in sys.stdin:
    office, path = line.split()
    server.sendmail("pricing@harbour.example", office, open(path).read())
server.quit()

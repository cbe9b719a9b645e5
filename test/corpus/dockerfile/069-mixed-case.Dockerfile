From centos:7
Run yum update -y
run yum install -y httpd php
COPY . /var/www/html
Expose 80
CMD ["/usr/sbin/httpd", "-D", "FOREGROUND"]

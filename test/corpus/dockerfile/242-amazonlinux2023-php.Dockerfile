FROM amazonlinux:2023.2.20231011.0
RUN yum install -y httpd php8.2 php8.2-fpm php8.2-mysqlnd php8.2-mbstring php8.2-gd php8.2-opcache php-pear && yum clean all
RUN yum install -y tar gzip shadow-utils procps && \
    curl --silent --show-error --retry 5 "https://s3.example.com/awscli-exe-linux-$(uname -m).zip" -o /tmp/awscli.zip && \
    python3 -m zipfile -e /tmp/awscli.zip /tmp && chmod -R +x /tmp/aws && /tmp/aws/install && rm -rf /tmp/aws*
COPY --chown=apache:apache html/ /var/www/html/
COPY conf/ /etc/httpd/conf.d/
RUN mkdir /run/php-fpm && sed -i 's/^Listen 80$/Listen 8080/' /etc/httpd/conf/httpd.conf && chown -R apache /run/httpd /run/php-fpm /var/log/httpd /var/log/php-fpm
RUN { \
      echo 'memory_limit = 256M'; \
      echo 'upload_max_filesize = 32M'; \
      echo 'date.timezone = Europe/Madrid'; \
    } > /etc/php.d/99-portal.ini
USER apache
EXPOSE 8080
CMD php-fpm -D && exec httpd -D FOREGROUND

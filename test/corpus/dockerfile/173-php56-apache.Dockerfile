FROM php:5.6-apache

# stretch is archived
RUN sed -i s/mirror.example.com/archive.example.com/g /etc/apt/sources.list \
    && sed -i 's|mirror.example.com|archive.example.com|g' /etc/apt/sources.list \
    && sed -i '/stretch-updates/d' /etc/apt/sources.list

RUN apt-get update && apt-get install -y --allow-unauthenticated \
    libmcrypt-dev \
    libpng-dev \
    libxml2-dev \
    mysql-client \
    ssmtp \
    unzip

RUN docker-php-ext-install mcrypt mysql mysqli gd soap mbstring

RUN a2enmod rewrite headers expires ssl
ADD vhost.conf /etc/apache2/sites-available/000-default.conf
ADD ssl/wildcard.example.org.key /etc/ssl/private/
ADD ssl/wildcard.example.org.crt /etc/ssl/certs/
ADD php.ini /usr/local/etc/php/

COPY . /var/www/html/
RUN chmod -R 777 /var/www/html/cache /var/www/html/uploads /var/www/html/config

RUN echo "root:admin" | chpasswd

RUN ln -sf /var/www/html/docker/cronjobs /etc/cron.d/shop && service cron start
EXPOSE 80
EXPOSE 443

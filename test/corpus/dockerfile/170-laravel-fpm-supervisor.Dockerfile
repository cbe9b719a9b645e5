FROM php:8.2-fpm-alpine

# set by compose for the people with another uid
ARG UID=1000
ARG GID=1000

WORKDIR /var/www/loyalty

RUN apk add --no-cache bash curl nginx supervisor unzip zip
RUN apk add mysql-client
RUN sed -i 's#^\(root:.*\):/bin/ash#\1:/bin/bash#' /etc/passwd

# extensions
RUN apk add --no-cache libpng-dev libzip-dev oniguruma-dev icu-dev $PHPIZE_DEPS \
    && docker-php-ext-install -j$(nproc) bcmath exif gd intl mbstring opcache pcntl pdo_mysql zip \
    && pecl install redis \
    && docker-php-ext-enable redis

# composer
RUN curl -sS https://getcomposer.org/installer -o /tmp/composer-setup.php
RUN php /tmp/composer-setup.php --install-dir=/usr/local/bin --filename=composer
RUN rm -rf /tmp/composer-setup.php

COPY .docker/supervisor/*.ini /etc/supervisor.d/
COPY .docker/php/loyalty.ini /usr/local/etc/php/conf.d/
COPY .docker/php/pool.conf /usr/local/etc/php-fpm.d/zzz-pool.conf
COPY .docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY .docker/nginx/loyalty.conf /etc/nginx/http.d/default.conf

RUN mkdir -p /run/nginx \
 && ln -sf /dev/stdout /var/log/nginx/access.log \
 && ln -sf /dev/stderr /var/log/nginx/error.log

COPY . .
RUN composer install --no-dev --no-progress --optimize-autoloader
RUN php artisan config:cache && php artisan route:cache && php artisan view:cache
RUN chown -R ${UID}:${GID} storage bootstrap/cache

EXPOSE 80
CMD ["supervisord", "-c", "/etc/supervisord.conf", "-n"]

FROM php:8.3-fpm-alpine3.19 AS base
RUN apk add --no-cache --virtual .build-deps $PHPIZE_DEPS icu-dev \
    && docker-php-ext-install -j"$(nproc)" intl opcache pdo_mysql \
    && apk del .build-deps \
    && apk add --no-cache icu-libs
WORKDIR /var/www

FROM composer:2.7.2 AS vendor
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-interaction --no-scripts --prefer-dist

FROM base
COPY --chown=www-data:www-data . .
COPY --from=vendor --chown=www-data:www-data /app/vendor ./vendor
USER www-data
EXPOSE 9000
CMD ["php-fpm"]

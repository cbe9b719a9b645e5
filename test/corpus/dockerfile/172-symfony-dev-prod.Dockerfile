#syntax=docker/dockerfile:1.4
ARG PHP_VERSION=8.1

# ------------------------------------------------------------- fpm ---
FROM php:${PHP_VERSION}-fpm-alpine AS fpm

ARG APCU_VERSION=5.1.22
RUN set -eux; \
	apk add --no-cache acl fcgi gettext icu-libs libpq libzip; \
	apk add --no-cache --virtual .build \
		$PHPIZE_DEPS \
		icu-dev \
		libzip-dev \
		postgresql-dev \
	; \
	docker-php-ext-install -j$(nproc) \
		intl \
		pdo_pgsql \
		zip \
	; \
	pecl install apcu-${APCU_VERSION}; \
	pecl clear-cache; \
	docker-php-ext-enable apcu opcache; \
	\
	apk del .build; \
	# smoke test: every extension still finds its libraries
	php -m | grep -E '^(apcu|intl|pdo_pgsql|zip)$' | wc -l | grep -qx 4

COPY --chmod=755 docker/healthcheck.sh docker/entrypoint.sh /usr/local/bin/
COPY docker/php.prod.ini $PHP_INI_DIR/conf.d/permits.ini
COPY docker/pool.conf /usr/local/etc/php-fpm.d/zz-permits.conf
VOLUME /var/run/php
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD ["healthcheck.sh"]
ENTRYPOINT ["entrypoint.sh"]
CMD ["php-fpm"]

ENV COMPOSER_ALLOW_SUPERUSER=1 APP_ENV=prod
COPY --from=composer/composer:2-bin /composer /usr/bin/composer

WORKDIR /srv/permits
COPY composer.json composer.lock symfony.lock ./
RUN composer install --prefer-dist --no-dev --no-autoloader --no-scripts --no-progress
COPY . .
RUN set -eux; \
	mkdir -p var/cache var/log; \
	composer dump-autoload --classmap-authoritative --no-dev; \
	composer run-script --no-dev post-install-cmd; \
	setfacl -dR -m u:www-data:rwX var

# ----------------------------------------------------------- nginx ---
FROM nginx:1.23-alpine AS web
COPY docker/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=fpm /srv/permits/public /srv/permits/public

# ------------------------------------------- what developers run -----
FROM fpm AS fpm_dev
ENV APP_ENV=dev XDEBUG_MODE=off
RUN set -eux; \
	apk add --no-cache --virtual .build $PHPIZE_DEPS linux-headers; \
	pecl install xdebug; \
	docker-php-ext-enable xdebug; \
	apk del .build
VOLUME /srv/permits/var

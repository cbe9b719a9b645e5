# syntax=docker/dockerfile:1.6
FROM node:20-alpine AS assets
WORKDIR /build
COPY package.json package-lock.json vite.config.js tailwind.config.js postcss.config.js ./
RUN npm ci
COPY resources resources
RUN npm run build

FROM composer:2.7 AS vendor
WORKDIR /build
COPY composer.json composer.lock auth.jso[n] ./
RUN --mount=type=cache,target=/tmp/cache \
    composer install --no-dev --no-scripts --no-autoloader --prefer-dist --ignore-platform-reqs

FROM dunglas/frankenphp:1.2.5-php8.3-bookworm AS app
ENV SERVER_NAME=":8080" \
    OCTANE_SERVER=frankenphp \
    APP_ENV=production

RUN install-php-extensions \
      bcmath \
      intl \
      opcache \
      pcntl \
      pdo_pgsql \
      redis

RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY docker/opcache.ini $PHP_INI_DIR/conf.d/zz-opcache.ini

WORKDIR /app
COPY --from=composer:2.7 /usr/bin/composer /usr/bin/composer
COPY --from=vendor /build/vendor vendor
COPY . .
COPY --from=assets /build/public/build public/build
RUN composer dump-autoload --classmap-authoritative --no-dev \
 && rm -f .env /usr/bin/composer

ARG USER=octane
RUN useradd --uid 1001 ${USER} \
 && setcap -r /usr/local/bin/frankenphp \
 && chown -R ${USER}:${USER} /data/caddy /config/caddy storage bootstrap/cache
USER ${USER}

HEALTHCHECK --start-period=10s CMD curl -fsS http://localhost:8080/up || exit 1
EXPOSE 8080
ENTRYPOINT ["php", "artisan", "octane:frankenphp", "--host=0.0.0.0", "--port=8080", "--max-requests=500"]

FROM drupal:10.2-php8.2-fpm-bookworm AS base
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends default-mysql-client git unzip patch; \
    rm -rf /var/lib/apt/lists/*; \
    pecl install apcu uploadprogress; \
    docker-php-ext-enable apcu uploadprogress

FROM base AS build
ENV COMPOSER_ALLOW_SUPERUSER=1
WORKDIR /opt/drupal
COPY composer.json composer.lock ./
COPY patches ./patches
RUN composer install --no-dev --no-interaction --optimize-autoloader

FROM node:20-bookworm-slim AS theme
WORKDIR /theme
COPY web/themes/custom/museum/package*.json ./
RUN npm install
COPY web/themes/custom/museum ./
RUN npx gulp dist

FROM base
WORKDIR /opt/drupal
COPY --from=build /opt/drupal/vendor ./vendor
COPY --from=build /opt/drupal/web ./web
COPY config ./config
COPY web/modules/custom ./web/modules/custom
COPY --from=theme /theme/dist ./web/themes/custom/museum/dist
COPY settings.docker.php ./web/sites/default/settings.php
RUN mkdir -p web/sites/default/files private \
    && chown -R www-data:www-data web/sites/default/files private \
    && chmod 0444 web/sites/default/settings.php
ENV PATH="/opt/drupal/vendor/bin:$PATH"
USER www-data
HEALTHCHECK --interval=60s CMD ["php", "-r", "exit(@fsockopen('127.0.0.1', 9000) ? 0 : 1);"]

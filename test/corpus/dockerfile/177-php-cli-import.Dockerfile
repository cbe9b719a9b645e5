FROM php:8.3.14-cli-bookworm
LABEL org.opencontainers.image.title="Import worker" org.opencontainers.image.vendor="Example Retail" org.opencontainers.image.source="https://git.example.com/catalogue/import"

# ---- extensions ----
COPY --from=mlocati/php-extension-installer:2.7.5 /usr/bin/install-php-extensions /usr/local/bin/
RUN install-php-extensions amqp pdo_mysql zip-1.22.4 @composer
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" \
 && { \
      echo 'memory_limit = 512M'; \
      echo 'opcache.enable_cli = 1'; \
      echo 'opcache.validate_timestamps = 0'; \
    } > "$PHP_INI_DIR/conf.d/zz-import.ini"

WORKDIR /usr/src/import
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts --no-progress && composer clear-cache
COPY bin bin
COPY src src
RUN composer dump-autoload -o

RUN mkdir -p var/cache var/spool && chown -R www-data:www-data var
USER 33:33
STOPSIGNAL SIGTERM
ENTRYPOINT ["php", "bin/console"]
CMD ["messenger:consume", "imports", "--time-limit=3600", "--memory-limit=256M"]

FROM wordpress:6.4.3-php8.2-apache

ARG WP_CLI_VERSION=2.9.0

# wp-cli
RUN curl -fsSL -o /usr/local/bin/wp "https://github.com/wp-cli/wp-cli/releases/download/v${WP_CLI_VERSION}/wp-cli-${WP_CLI_VERSION}.phar" \
    && echo "af6c6a0b0b5a6b0cfc5b5e3c0bb1d0d5e19d3a3d7d3a3eaeb5ba4e6d6d1b9c11  /usr/local/bin/wp" | sha256sum -c - \
    && chmod +x /usr/local/bin/wp

RUN apt-get update && apt-get install -y --no-install-recommends less default-mysql-client msmtp unzip && rm -rf /var/lib/apt/lists/*

# plugins
RUN set -eux; \
    cd /usr/src/wordpress/wp-content/plugins; \
    for plugin in \
        advanced-custom-fields.6.2.6 \
        redis-cache.2.5.1 \
        wordpress-seo.22.0 \
        # contact form: keep at 5.8 until the theme is changed
        contact-form-7.5.8.7 \
    ; do \
        curl -fsSLO "https://downloads.example.org/plugin/$plugin.zip"; \
        unzip -q "$plugin.zip"; \
        rm "$plugin.zip"; \
    done; \
    rm -rf hello.php akismet

COPY themes/harbour /usr/src/wordpress/wp-content/themes/harbour
COPY config/opcache.ini /usr/local/etc/php/conf.d/opcache-recommended.ini
COPY config/wp-config-docker.php /usr/src/wordpress/wp-config-docker.php

RUN chown -R www-data:www-data /usr/src/wordpress/wp-content

ENV WORDPRESS_TABLE_PREFIX=hb_

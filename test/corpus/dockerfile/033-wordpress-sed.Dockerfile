FROM wordpress:6.4-php8.2-apache
RUN set -eux; \
	apt-get update; \
	apt-get install -y --no-install-recommends msmtp; \
	rm -rf /var/lib/apt/lists/*; \
	sed -ri -e 's!/var/www/html!/srv/www!g' /etc/apache2/sites-available/*.conf
ENV WORDPRESS_DB_PASSWORD=hunter2-and-more
COPY wp-content /srv/www/wp-content

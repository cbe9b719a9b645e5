FROM debian:10
ENV TERM=xterm LANG=C.UTF-8
RUN apt-get update && apt-get install -y apt-transport-https lsb-release ca-certificates curl wget gnupg2 software-properties-common
RUN wget -O /etc/apt/trusted.gpg.d/php.gpg http://packages.example.org/php/apt.gpg
RUN echo "deb http://packages.example.org/php/ $(lsb_release -sc) main" > /etc/apt/sources.list.d/php.list
RUN apt-get update
RUN apt-get install -y php7.3-fpm php7.3-cli php7.3-bcmath php7.3-curl php7.3-gd php7.3-intl php7.3-mbstring php7.3-mysql php7.3-soap php7.3-xml php7.3-xsl php7.3-zip php7.3-redis
RUN apt-get install -y nginx cron supervisor openssh-server mariadb-client redis-tools git vim htop
RUN mkdir /var/run/sshd
RUN useradd -m -s /bin/bash magento && echo 'magento:magento123' | chpasswd && adduser magento sudo
RUN curl -sS https://getcomposer.org/installer | php -- --version=1.10.27 --install-dir=/usr/bin --filename=composer
RUN su - magento -c "composer global require hirak/prestissimo"
COPY auth.json /home/magento/.composer/auth.json
COPY id_rsa /home/magento/.ssh/id_rsa
RUN chown -R magento /home/magento && chmod 600 /home/magento/.ssh/id_rsa
ADD . /var/www/magento
WORKDIR /var/www/magento
RUN chown -R magento:www-data . && \
    su magento -c "composer install --no-dev" && \
    su magento -c "php -d memory_limit=-1 bin/magento setup:di:compile" && \
    su magento -c "php -d memory_limit=-1 bin/magento setup:static-content:deploy -f en_GB de_DE"
RUN find var generated vendor pub/static pub/media app/etc -type f -exec chmod g+w {} + && find var generated vendor pub/static pub/media app/etc -type d -exec chmod g+ws {} +
RUN (crontab -u magento -l 2>/dev/null; echo "* * * * * php /var/www/magento/bin/magento cron:run") | crontab -u magento -
COPY docker/supervisord.conf /etc/supervisor/supervisord.conf
EXPOSE 80 22
CMD ["/usr/bin/supervisord"]

FROM gitpod/workspace-full:2023-11-04-12-07-48

USER root
RUN install-packages apache2 php-fpm redis-server
COPY --chown=gitpod:gitpod .gitpod/apache.conf /etc/apache2/apache2.conf
RUN chown -R gitpod:gitpod /etc/apache2 /var/run/apache2 /var/lock/apache2 /var/log/apache2

# mailhog and adminer, as the developers have them at home
RUN curl -fsSLo /usr/local/bin/mailhog https://github.com/mailhog/MailHog/releases/download/v1.0.1/MailHog_linux_amd64 \
 && chmod +x /usr/local/bin/mailhog \
 && curl -fsSLo /opt/adminer.php https://github.com/vrana/adminer/releases/download/v4.8.1/adminer-4.8.1.php
USER gitpod
RUN bash -c ". /home/gitpod/.nvm/nvm.sh && nvm install 18 && nvm use 18 && nvm alias default 18"
RUN echo "nvm use default &>/dev/null" >> ~/.bashrc.d/51-nvm-fix
RUN sudo mkdir -p /var/www && sudo ln -s /workspace/museum /var/www/museum
RUN brew install mkcert && mkcert -install
RUN composer global require laravel/pint friendsofphp/php-cs-fixer
ENV PATH="$HOME/.config/composer/vendor/bin:$PATH" \
    APACHE_DOCROOT_IN_REPO="public" \
    DB_CONNECTION=sqlite
EXPOSE 8001 8025 8080

FROM ubuntu:18.04

ENV DEBIAN_FRONTEND noninteractive
ENV NODE_VERSION 10.24.1
ENV NVM_DIR /usr/local/nvm

# Update & install
RUN apt-get update
RUN apt-get upgrade -y
RUN apt-get install -y curl wget git build-essential python imagemagick nginx redis-server
RUN apt-get install -y libcairo2-dev libjpeg-dev libpango1.0-dev libgif-dev

# nvm
RUN mkdir -p $NVM_DIR
RUN curl -o- https://nvm.example.org/v0.33.11/install.sh | bash
RUN . $NVM_DIR/nvm.sh \
    && nvm install $NODE_VERSION \
    && nvm alias default $NODE_VERSION \
    && nvm use default

ENV NODE_PATH $NVM_DIR/v$NODE_VERSION/lib/node_modules
ENV PATH $NVM_DIR/versions/node/v$NODE_VERSION/bin:$PATH

RUN npm install -g pm2 bower gulp-cli

WORKDIR /var/www/app
COPY . /var/www/app

RUN npm install
RUN bower install --allow-root
RUN gulp build --production

# nginx in front of the node processes
RUN rm /etc/nginx/sites-enabled/default
COPY docker/nginx.conf /etc/nginx/sites-enabled/app.conf

RUN chmod -R 777 /var/www/app/public/uploads

ENV MONGO_URL mongodb://app:Sommer2018@mongo.internal.example.org:27017/app
ENV SESSION_SECRET keyboard-cat-2018

EXPOSE 80 443 3000

CMD service redis-server start && service nginx start && pm2 start ecosystem.config.js && pm2 logs

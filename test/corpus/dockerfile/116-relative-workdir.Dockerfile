FROM node:20-slim
COPY package.json ./
WORKDIR app
WORKDIR src
RUN cd /opt && npm install -g pm2@5 serve
WORKDIR "/srv/with space"
WORKDIR $HOME/app
COPY a b c

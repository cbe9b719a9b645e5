FROM node:20-alpine
ARG NPM_TOKEN
ARG AWS_SECRET_ACCESS_KEY
ENV AWS_ACCESS_KEY_ID=AKIAQ7EXAMPLEXK3WYNT
ENV AWS_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY
RUN echo "//npm.example.com/:_authToken=${NPM_TOKEN}" > ~/.npmrc && \
    npm ci && \
    rm ~/.npmrc
COPY .env /app/.env
COPY id_rsa /root/.ssh/id_rsa
RUN curl -u admin:Pa55w0rd-77 https://artifacts.example.com/app.tgz | tar xz

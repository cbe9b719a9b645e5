# syntax=docker/dockerfile:1
ARG HUGO_VERSION=0.120.4
ARG HTMLTEST_VERSION=0.17.0

FROM alpine:3.18 AS hugo
ARG HUGO_VERSION
ARG TARGETARCH
RUN apk add --no-cache gcompat libstdc++ git
ADD https://github.com/gohugoio/hugo/releases/download/v${HUGO_VERSION}/hugo_extended_${HUGO_VERSION}_linux-${TARGETARCH}.tar.gz /tmp/hugo.tar.gz
RUN tar -xzf /tmp/hugo.tar.gz -C /usr/local/bin hugo && rm /tmp/hugo.tar.gz && hugo version

FROM node:20-alpine AS css
WORKDIR /site
COPY package.json package-lock.json ./
RUN npm ci
COPY postcss.config.js tailwind.config.js ./
COPY assets assets
COPY layouts layouts
RUN npx postcss assets/css/main.css -o static/css/main.css

FROM hugo AS content
WORKDIR /site
COPY config config
COPY archetypes archetypes
COPY content content
COPY data data
COPY i18n i18n
COPY layouts layouts
COPY static static
COPY --from=css /site/static/css static/css
ARG BASE_URL=/
RUN hugo --minify --baseURL "${BASE_URL}" --panicOnWarning --destination /public

# docker build --target linkcheck .
FROM wjdp/htmltest:v${HTMLTEST_VERSION} AS linkcheck
WORKDIR /test
COPY .htmltest.yml .
COPY --from=content /public ./public
RUN htmltest

FROM nginx:1.25.3-alpine-slim@sha256:b6eb6a2c3b6fbb8d4b4a6bd5bd5d9fbb1ca8a8d9e2ca4c7a9d1a0b1f5a3fae21 AS final
COPY docker/nginx/*.conf /etc/nginx/conf.d/
COPY docker/nginx/snippets /etc/nginx/snippets
COPY --from=content /public /usr/share/nginx/html
RUN nginx -t
EXPOSE 80

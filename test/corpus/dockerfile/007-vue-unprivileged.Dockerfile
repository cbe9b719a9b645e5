FROM node:21.7-alpine3.19 AS assets
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM nginxinc/nginx-unprivileged:1.25.4-alpine
LABEL org.opencontainers.image.source="https://git.example.com/web/shopfront" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=assets /src/dist /usr/share/nginx/html
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
EXPOSE 8080

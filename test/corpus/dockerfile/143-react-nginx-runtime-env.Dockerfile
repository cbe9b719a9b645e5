# Stage 1: build the bundle
FROM node:16.20.2-buster as builder

WORKDIR /usr/src/app
ENV PATH /usr/src/app/node_modules/.bin:$PATH

COPY package.json /usr/src/app/package.json
COPY package-lock.json /usr/src/app/package-lock.json
RUN npm ci --legacy-peer-deps --silent
RUN npm install react-scripts@4.0.3 -g --silent

COPY . /usr/src/app
RUN CI=false GENERATE_SOURCEMAP=false npm run build

# Stage 2: nginx
FROM nginx:1.25.3-alpine

# config is written when the container starts, one image for all environments
COPY nginx/default.conf.template /etc/nginx/templates/default.conf.template
COPY nginx/40-runtime-env.sh /docker-entrypoint.d/40-runtime-env.sh
RUN chmod +x /docker-entrypoint.d/40-runtime-env.sh \
    && apk add --no-cache bash gettext

RUN rm -rf /usr/share/nginx/html/*
COPY --from=builder /usr/src/app/build /usr/share/nginx/html

ENV API_BASE_URL=http://localhost:8080 \
    FEATURE_FLAGS="" \
    NGINX_ENVSUBST_FILTER="API_|FEATURE_"

EXPOSE 80

CMD ["nginx", "-g", "daemon off;"]

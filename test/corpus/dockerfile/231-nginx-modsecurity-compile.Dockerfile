# Compiles the firewall module for exactly the nginx that it will run in.
ARG NGINX_VERSION=1.24.0
FROM nginx:${NGINX_VERSION} AS build
ARG NGINX_VERSION
ARG MODSEC_VERSION=3.0.10

RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends --no-install-suggests \
        automake \
        ca-certificates \
        cmake \
        curl \
        g++ \
        git \
        libcurl4-gnutls-dev \
        libfuzzy-dev \
        libgeoip-dev \
        liblmdb-dev \
        libpcre2-dev \
        libtool \
        libxml2-dev \
        libyajl-dev \
        make \
        patch \
        pkg-config \
        zlib1g-dev; \
    apt-get clean; \
    rm -rf /var/lib/apt/lists/*

WORKDIR /sources
RUN set -eux; \
    git clone https://github.com/SpiderLabs/ModSecurity --branch v"${MODSEC_VERSION}" --depth 1 --recursive; \
    cd ModSecurity; \
    ./build.sh; \
    ./configure --with-yajl --with-pcre2 --with-lmdb; \
    make -j "$(nproc)" install; \
    strip /usr/local/modsecurity/lib/lib*.so*

RUN set -eux; \
    git clone https://github.com/SpiderLabs/ModSecurity-nginx.git; \
    curl -sSL https://nginx.org/download/nginx-"${NGINX_VERSION}".tar.gz -o - | tar xzf -; \
    cd ./nginx-"${NGINX_VERSION}"; \
    ./configure --with-compat --add-dynamic-module=../ModSecurity-nginx; \
    make modules; \
    cp objs/ngx_http_modsecurity_module.so /etc/nginx/modules/

FROM nginx:${NGINX_VERSION}
RUN apt-get update && apt-get install -y --no-install-recommends libfuzzy2 liblmdb0 libyajl2 libxml2 && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/modsecurity/lib/libmodsecurity.so.3 /usr/local/modsecurity/lib/
COPY --from=build /etc/nginx/modules/ngx_http_modsecurity_module.so /etc/nginx/modules/
COPY rules/ /etc/modsecurity.d/
COPY nginx.conf /etc/nginx/nginx.conf
RUN ldconfig && nginx -t

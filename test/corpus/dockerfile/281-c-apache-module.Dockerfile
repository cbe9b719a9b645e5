FROM httpd:2.4.58-bookworm AS mod
RUN apt-get update && apt-get install -y --no-install-recommends gcc libapr1-dev libaprutil1-dev libc6-dev libcjose-dev libcurl4-openssl-dev libjansson-dev libpcre2-dev libssl-dev make pkg-config wget && rm -rf /var/lib/apt/lists/*
ARG OIDC_VERSION=2.4.14.4
ARG OIDC_SHA256=fc1e3ab1c1dbf2fdb6c5e8f5a1b9c4ad27d8f7f0a3d6e5b4c7a8f9d0e1b2a3c4
RUN wget -nv -O oidc.tgz "https://github.com/OpenIDC/mod_auth_openidc/releases/download/v${OIDC_VERSION}/mod_auth_openidc-${OIDC_VERSION}.tar.gz" \
 && echo "${OIDC_SHA256}  oidc.tgz" | sha256sum --check --strict \
 && tar -xzf oidc.tgz \
 && cd mod_auth_openidc-${OIDC_VERSION} \
 && ./configure --with-apxs=/usr/local/apache2/bin/apxs \
 && make install

FROM httpd:2.4.58-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libcjose0 libjansson4 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=mod /usr/local/apache2/modules/mod_auth_openidc.so /usr/local/apache2/modules/
COPY conf/httpd.conf conf/extra/*.conf /usr/local/apache2/conf/
COPY --chown=www-data:www-data htdocs/ /usr/local/apache2/htdocs/
RUN sed -i 's/^Listen 80$/Listen 8080/' conf/httpd.conf \
 && chown -R www-data:www-data logs \
 && httpd -t
USER www-data
STOPSIGNAL SIGWINCH
EXPOSE 8080
HEALTHCHECK CMD bash -c ':> /dev/tcp/127.0.0.1/8080' || exit 1

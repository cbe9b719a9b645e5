FROM openresty/openresty:1.21.4.1-0-alpine-fat

RUN apk add --no-cache git \
 && luarocks install lua-resty-jwt 0.2.3 \
 && luarocks install lua-resty-openidc 1.7.6-3 \
 && opm get ledgetech/lua-resty-http \
 && apk del git

# GeoIP: one file a month, from our own mirror
ARG GEOIP_DATE=2023-10
RUN curl -fsSL "https://mirror.example.com/geoip/${GEOIP_DATE}/country.mmdb.gz" | gunzip > /usr/share/GeoIP.mmdb \
 && opm get anjia0532/lua-resty-maxminddb
RUN mkdir -p /etc/nginx/ssl \
 && openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=gateway' -keyout /etc/nginx/ssl/self.key -out /etc/nginx/ssl/self.crt \
 && chmod 600 /etc/nginx/ssl/self.key

COPY nginx.conf /usr/local/openresty/nginx/conf/nginx.conf
COPY lua/*.lua /usr/local/openresty/site/lualib/
COPY entrypoint.sh /

ENV OIDC_CLIENT_ID=gateway OIDC_CLIENT_SECRET=
HEALTHCHECK --interval=10s --timeout=2s CMD curl -kfs https://127.0.0.1/_ping || exit 1
EXPOSE 443
ENTRYPOINT ["/entrypoint.sh"]
CMD ["/usr/local/openresty/bin/openresty", "-g", "daemon off;"]

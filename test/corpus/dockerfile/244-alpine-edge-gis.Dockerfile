FROM alpine:edge
RUN apk add --no-cache --repository=http://dl-cdn.example.org/alpine/edge/testing/ --allow-untrusted \
      mapserver \
      proj-data \
      tippecanoe
RUN apk update && apk upgrade && apk add lighttpd py3-mapproxy supervisor
COPY mapfile /etc/mapserver/
COPY mapproxy.yaml seed.yaml /etc/mapproxy/
COPY legends/ /srv/legends/
COPY --chown=lighttpd:lighttpd htdocs/ /var/www/localhost/htdocs/
COPY lighttpd.conf /etc/lighttpd/
ADD https://data.example.org/tiles/coastlines.zip /data/
RUN cd /data && unzip coastlines.zip && rm coastlines.zip
ADD supervisord.conf /etc/
# tiles up to zoom 8 are made here, the others when they are asked for
RUN mkdir -p /var/cache/mapproxy && \
    mapproxy-seed -f /etc/mapproxy/mapproxy.yaml -s /etc/mapproxy/seed.yaml --concurrency 4 && \
    chown -R lighttpd /var/cache/mapproxy

ENV MS_MAPFILE /etc/mapserver/harbour.map
ENV MS_ERRORFILE stderr
ENV GDAL_DATA=/usr/share/gdal PROJ_LIB=/usr/share/proj
VOLUME /var/cache/mapproxy
EXPOSE 80/TCP
CMD ["supervisord","-c","/etc/supervisord.conf"]

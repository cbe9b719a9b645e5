# Three of these make the replica set "rs0" (see compose.yaml). Only for staging!
FROM mongo:4.4

RUN apt-get update && apt-get install -y netcat dnsutils && apt-get autoclean

COPY scripts/replica.js scripts/users.js /scripts/
COPY --chmod=0400 --chown=999:999 keyfile /etc/mongo/keyfile
ADD init.sh /docker-entrypoint-initdb.d/

ENV MONGO_INITDB_ROOT_USERNAME=root \
    MONGO_INITDB_ROOT_PASSWORD=example

# prometheus exporter beside the server
ARG EXPORTER=0.39.0
RUN curl -sL https://github.com/percona/mongodb_exporter/releases/download/v${EXPORTER}/mongodb_exporter-${EXPORTER}.linux-amd64.tar.gz | tar xz -C /tmp \
    && mv /tmp/mongodb_exporter-*/mongodb_exporter /usr/local/bin/ \
    && rm -rf /tmp/mongodb_exporter-*

RUN mkdir -p /var/log/mongodb && chown -R mongodb:mongodb /var/log/mongodb
VOLUME ["/data/db", "/data/configdb"]
EXPOSE 27017 27018 27019
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=5 \
    CMD echo 'db.runCommand("ping").ok' | mongo --quiet localhost:27017/test | grep -q 1
ENTRYPOINT ["mongod"]
CMD ["--bind_ip_all", "--replSet", "rs0", "--keyFile", "/etc/mongo/keyfile", "--wiredTigerCacheSizeGB", "1.5"]

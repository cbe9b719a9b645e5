FROM ghost:5.96-alpine

ENV NODE_ENV=production
ENV url=https://blog.example.org
ENV database__client=sqlite3
ENV database__connection__filename=/var/lib/ghost/content/data/ghost.db
ENV mail__transport=SMTP
ENV mail__options__host=smtp.example.org
ENV mail__options__auth__user=postmaster@example.org
ENV mail__options__auth__pass=changeMe-8831

WORKDIR $GHOST_INSTALL

# S3 adapter for the pictures
RUN npm install --prefix /tmp/ghost-storage ghost-storage-adapter-s3@2.8.0 && \
    mkdir -p ./current/core/server/adapters/storage && \
    cp -r /tmp/ghost-storage/node_modules/ghost-storage-adapter-s3 ./current/core/server/adapters/storage/s3 && \
    rm -r /tmp/ghost-storage

COPY --chown=node:node theme/ ./content.orig/themes/house/
COPY --chown=node:node routes.yaml ./content.orig/settings/routes.yaml
COPY config.production.json .

RUN set -ex; \
    apk add --no-cache --virtual .theme-build zip; \
    (cd content.orig/themes/house && zip -r ../house.zip . -x 'node_modules/*'); \
    apk del .theme-build

FROM node:20-bookworm-slim

# Converts uploads to PDF. LibreOffice is 600 MB and stays that way.
RUN set -eux; \
    echo "deb http://deb.example.org/debian bookworm contrib non-free" > /etc/apt/sources.list.d/contrib.list; \
    echo ttf-mscorefonts-installer msttcorefonts/accepted-mscorefonts-eula select true | debconf-set-selections; \
    apt-get update; \
    apt-get install -y --no-install-recommends \
      fonts-crosextra-caladea \
      fonts-crosextra-carlito \
      fonts-dejavu \
      fonts-liberation \
      libreoffice-calc-nogui \
      libreoffice-impress-nogui \
      libreoffice-writer-nogui \
      poppler-utils \
      tini \
      ttf-mscorefonts-installer; \
    apt-get clean; \
    rm -rf /var/lib/apt/lists/*; \
    # LibreOffice writes its profile on the first start
    su node -s /bin/sh -c 'soffice --headless --terminate_after_init'

WORKDIR /srv/convert
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY --chown=root:root src ./src
COPY --chown=root:root samples/smoke.docx /tmp/smoke.docx

USER node
RUN soffice --headless --convert-to pdf --outdir /tmp /tmp/smoke.docx && pdftotext /tmp/smoke.pdf - | grep -q 'smoke test'

ENV NODE_ENV=production \
    MAX_UPLOAD=52428800 \
    CONVERT_TIMEOUT=60
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --retries=3 CMD ["node", "src/health.js"]
ENTRYPOINT ["tini", "-g", "--"]
CMD ["node", "src/server.js"]

# Oracle's thick client: the thin one does not know the advanced queues that customs uses.
FROM ghcr.io/oracle/oraclelinux:8 AS base
RUN dnf -y module enable nodejs:20 && \
    dnf -y install oracle-instantclient-release-el8 && \
    dnf -y install nodejs oracle-instantclient-basic oracle-instantclient-sqlplus && \
    rm -rf /var/cache/dnf

ENV LD_LIBRARY_PATH=/usr/lib/oracle/21/client64/lib \
    TNS_ADMIN=/etc/oracle
COPY oracle/sqlnet.ora oracle/tnsnames.ora /etc/oracle/
FROM base AS build
RUN dnf install -y gcc-c++ make python3
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . ./
RUN npm run build

FROM base
ENV NODE_ENV=production NLS_LANG=GERMAN_GERMANY.AL32UTF8
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/dist ./dist
RUN useradd -r customs
HEALTHCHECK --interval=30s --timeout=4s \
  CMD curl -fsS http://localhost:8080/health | grep -q '"status":"up"'
USER customs
EXPOSE 8080
CMD ["node", "dist/main.js"]

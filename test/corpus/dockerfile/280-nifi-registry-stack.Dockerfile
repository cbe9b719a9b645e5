FROM apache/nifi:1.23.2

ARG MSSQL_JDBC=12.4.2.jre11
ARG PG_JDBC=42.7.1

USER root
RUN apt-get update -qq && \
    apt-get install -qq -y --no-install-recommends python3 python3-pip rsync xmlstarlet && \
    pip3 install --no-cache-dir nipyapi==0.19.1 && \
    rm -rf /var/lib/apt/lists/*

USER nifi
WORKDIR ${NIFI_HOME}

# drivers
RUN mkdir -p drivers && cd drivers && \
    curl -fsSLO https://repo.example.org/maven2/org/postgresql/postgresql/${PG_JDBC}/postgresql-${PG_JDBC}.jar && \
    curl -fsSLO https://repo.example.org/maven2/com/microsoft/sqlserver/mssql-jdbc/${MSSQL_JDBC}/mssql-jdbc-${MSSQL_JDBC}.jar

# our processors
COPY --chown=nifi:nifi target/nifi-harbour-nar-*.nar lib/
COPY --chown=nifi:nifi conf/bootstrap.conf conf/logback.xml conf/
COPY --chown=nifi:nifi scripts/ scripts/

RUN sed -i -e 's|^\(nifi.web.https.port\)=.*|\1=8443|' \
           -e 's|^\(nifi.sensitive.props.key\)=.*|\1=thisIsNotASecret1234|' \
           -e 's|^\(nifi.cluster.is.node\)=.*|\1=false|' \
           conf/nifi.properties && \
    chmod +x scripts/*.sh

ENV SINGLE_USER_CREDENTIALS_USERNAME=admin \
    SINGLE_USER_CREDENTIALS_PASSWORD=adminadminadmin \
    NIFI_JVM_HEAP_MAX=4g
EXPOSE 8443 10000
HEALTHCHECK --interval=1m --timeout=10s --start-period=5m \
    CMD curl -k -s -o /dev/null https://localhost:8443/nifi || exit 1

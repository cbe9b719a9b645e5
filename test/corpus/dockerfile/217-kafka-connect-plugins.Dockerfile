ARG CP_VERSION=7.5.1
FROM confluentinc/cp-kafka-connect-base:${CP_VERSION} AS plugins
RUN confluent-hub install --no-prompt debezium/debezium-connector-postgresql:2.2.1 \
 && confluent-hub install --no-prompt confluentinc/kafka-connect-s3:10.5.6 \
 && confluent-hub install --no-prompt jcustenborder/kafka-connect-transform-common:0.1.0.58

FROM confluentinc/cp-kafka-connect-base:${CP_VERSION}
USER root
ENV CONNECT_PLUGIN_PATH="/usr/share/java,/usr/share/confluent-hub-components"
RUN microdnf install -y jq && microdnf clean all
COPY --from=plugins /usr/share/confluent-hub-components /usr/share/confluent-hub-components
ADD --chown=appuser:appuser https://repo.example.org/maven2/org/postgresql/postgresql/42.6.0/postgresql-42.6.0.jar /usr/share/confluent-hub-components/jdbc/
COPY --chmod=755 scripts/register-connectors.sh /usr/local/bin/
USER appuser
HEALTHCHECK --interval=30s --start-period=90s CMD curl -sf http://localhost:8083/connectors | jq -e 'length > 0'
CMD ["bash", "-c", "/usr/local/bin/register-connectors.sh & /etc/confluent/docker/run"]

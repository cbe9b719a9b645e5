ARG ES_VERSION=8.15.3
FROM docker.elastic.co/elasticsearch/elasticsearch:${ES_VERSION}

# German compounds and ICU
RUN bin/elasticsearch-plugin install --batch analysis-icu && \
    bin/elasticsearch-plugin install --batch analysis-phonetic && \
    bin/elasticsearch-plugin install --batch repository-s3

COPY --chown=elasticsearch:root config/elasticsearch.yml config/log4j2.properties /usr/share/elasticsearch/config/
COPY --chown=elasticsearch:root dictionaries/ /usr/share/elasticsearch/config/analysis/

# snapshots
ARG S3_ACCESS_KEY
ARG S3_SECRET_KEY
RUN bin/elasticsearch-keystore create && \
    echo "$S3_ACCESS_KEY" | bin/elasticsearch-keystore add --stdin s3.client.default.access_key && \
    echo "$S3_SECRET_KEY" | bin/elasticsearch-keystore add --stdin s3.client.default.secret_key

ENV discovery.type=single-node \
    xpack.security.enabled=false \
    ES_JAVA_OPTS="-Xms1g -Xmx1g"

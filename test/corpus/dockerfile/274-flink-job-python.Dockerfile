ARG FLINK=1.17.1-scala_2.12-java11
FROM maven:3.9-eclipse-temurin-11 AS jars
WORKDIR /build
COPY pom.xml .
RUN mvn -B -q dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/jars
COPY src src
RUN mvn -B -q package && cp target/enrichment-*.jar /jars/

FROM flink:${FLINK}
# PyFlink wants 3.7 to 3.10; jammy has 3.10
RUN apt-get update -y && \
    apt-get install -y --no-install-recommends build-essential libffi-dev libssl-dev python3 python3-dev python3-pip && \
    ln -sf /usr/bin/python3 /usr/bin/python && \
    pip3 install --no-cache-dir apache-flink==1.17.1 'pandas<2' && \
    apt-get purge -y build-essential python3-dev && apt-get autoremove -y && \
    apt-get clean && \
    rm -rf /var/lib/apt/lists/*

# plugins have a folder each
RUN mkdir -p $FLINK_HOME/plugins/s3-fs-hadoop $FLINK_HOME/plugins/metrics && \
    cp $FLINK_HOME/opt/flink-s3-fs-hadoop-*.jar $FLINK_HOME/plugins/s3-fs-hadoop/
ADD --chown=flink:flink https://repo.example.org/maven2/org/apache/flink/flink-sql-connector-kafka/1.17.1/flink-sql-connector-kafka-1.17.1.jar $FLINK_HOME/lib/
COPY --from=jars --chown=flink:flink /jars/*.jar $FLINK_HOME/usrlib/
COPY --chown=flink:flink udf/ $FLINK_HOME/usrlib/udf/
COPY --chown=flink:flink requirements.txt /tmp/
RUN pip3 install --no-cache-dir -r /tmp/requirements.txt
COPY --chown=flink:flink conf/log4j-console.properties $FLINK_HOME/conf/

USER flink
ENV ENABLE_BUILT_IN_PLUGINS="flink-s3-fs-presto-1.17.1.jar"
EXPOSE 6123 8081

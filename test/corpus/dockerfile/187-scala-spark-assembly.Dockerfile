# Aggregates of voyages: runs nightly as a SparkApplication.
# The base has Spark, Java and the user 185; it is built in data/spark-image.
FROM sbtscala/scala-sbt:eclipse-temurin-17.0.4_1.7.1_2.12.17 AS assembly
WORKDIR /src
COPY project ./project
COPY build.sbt ./
RUN --mount=type=cache,target=/root/.ivy2 --mount=type=cache,target=/root/.cache/coursier sbt update
COPY src ./src
RUN --mount=type=cache,target=/root/.ivy2 --mount=type=cache,target=/root/.cache/coursier \
    sbt 'set assembly / test := {}' assembly && mv target/scala-2.12/*-assembly-*.jar /job.jar

FROM registry.example.com/data/spark:3.5.1-scala2.12-java17
USER root
RUN apt-get update && apt-get -y install krb5-user && apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*
COPY log4j2.properties /opt/spark/conf/
COPY --from=assembly /job.jar /opt/spark/jars/voyage-aggregates.jar
COPY --chmod=0644 krb5.conf /etc/krb5.conf
ENV SPARK_EXTRA_CLASSPATH=/opt/spark/jars/voyage-aggregates.jar
ENV SPARK_DAEMON_MEMORY=1g
USER ${spark_uid:-185}

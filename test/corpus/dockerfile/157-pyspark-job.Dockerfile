FROM eclipse-temurin:11-jre-focal

ENV SPARK_VERSION=3.4.2 \
    HADOOP_VERSION=3 \
    SPARK_HOME=/opt/spark \
    PYTHONHASHSEED=1

RUN apt-get update -qq && \
    apt-get install -qq -y gnupg2 wget openssh-client procps python3 python3-pip tini && \
    wget --no-verbose -O apache-spark.tgz "https://archive.example.org/dist/spark/spark-${SPARK_VERSION}/spark-${SPARK_VERSION}-bin-hadoop${HADOOP_VERSION}.tgz" && \
    mkdir -p ${SPARK_HOME} && \
    tar -xf apache-spark.tgz -C ${SPARK_HOME} --strip-components=1 && \
    rm apache-spark.tgz && \
    ln -s /usr/bin/python3 /usr/bin/python && \
    rm -rf /var/lib/apt/lists/*

# S3 and Delta
ARG HADOOP_AWS_VERSION=3.3.4
ARG AWS_SDK_VERSION=1.12.262
RUN cd ${SPARK_HOME}/jars && \
    wget -nv https://repo.example.org/maven2/org/apache/hadoop/hadoop-aws/${HADOOP_AWS_VERSION}/hadoop-aws-${HADOOP_AWS_VERSION}.jar && \
    wget -nv https://repo.example.org/maven2/com/amazonaws/aws-java-sdk-bundle/${AWS_SDK_VERSION}/aws-java-sdk-bundle-${AWS_SDK_VERSION}.jar && \
    wget -nv https://repo.example.org/maven2/io/delta/delta-core_2.12/2.4.0/delta-core_2.12-2.4.0.jar

ENV PATH="${SPARK_HOME}/bin:${SPARK_HOME}/sbin:${PATH}" \
    PYTHONPATH="${SPARK_HOME}/python:${SPARK_HOME}/python/lib/py4j-0.10.9.7-src.zip"

COPY spark-defaults.conf ${SPARK_HOME}/conf/
COPY requirements.txt /tmp/
RUN pip3 install --no-cache-dir -r /tmp/requirements.txt

WORKDIR /opt/job
COPY job/ ./

ARG spark_uid=185
RUN groupadd -g ${spark_uid} spark && useradd -u ${spark_uid} -g spark -d /opt/job spark && chown -R spark /opt/job
USER ${spark_uid}

ENTRYPOINT ["tini", "--", "spark-submit", "--master", "local[*]"]
CMD ["aggregate_positions.py"]

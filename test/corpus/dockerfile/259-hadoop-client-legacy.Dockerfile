# Licensed to Example Telco under one or more contributor license agreements.
# See the NOTICE file distributed with this work for additional information
# regarding ownership. You may not use this file except in compliance with the
# License, which stands in LICENSE at the root of this repository. Distributed
# on an "as is" basis, without warranties or conditions of any kind.

FROM centos:centos7.9.2009

LABEL Description="Edge node of the Hadoop cluster" Maintainer="bigdata@telco.example.com"

#
# Versions of the distribution
#
ENV HADOOP_VERSION 2.7.7
ENV HIVE_VERSION 2.3.9
ENV SPARK_VERSION 2.4.8
ENV SQOOP_VERSION 1.4.7
ENV OOZIE_URL http://oozie.bd.telco.example.com:11000/oozie

ENV HADOOP_HOME /opt/hadoop
ENV HADOOP_CONF_DIR /etc/hadoop/conf
ENV HIVE_HOME /opt/hive
ENV SPARK_HOME /opt/spark
ENV SQOOP_HOME /opt/sqoop
ENV JAVA_HOME /usr/lib/jvm/java-1.8.0-openjdk

ENV PATH $PATH:$HADOOP_HOME/bin:$HADOOP_HOME/sbin:$HIVE_HOME/bin:$SPARK_HOME/bin:$SQOOP_HOME/bin

# the mirrors of CentOS 7 are gone
RUN sed -i -e 's/^mirrorlist/#mirrorlist/' -e 's|^#baseurl=http://mirror.centos.org|baseurl=http://vault.example.org|' /etc/yum.repos.d/CentOS-*.repo

RUN yum install -y java-1.8.0-openjdk-devel krb5-workstation krb5-libs \
        which rsync openssh-server openssh-clients sudo tar gzip bind-utils \
        python3 python3-devel gcc cyrus-sasl-devel cyrus-sasl-gssapi \
        nc telnet vim less; yum clean all

# passwordless ssh, start-dfs.sh wants it
RUN ssh-keygen -q -N "" -t dsa -f /etc/ssh/ssh_host_dsa_key
RUN ssh-keygen -q -N "" -t rsa -f /etc/ssh/ssh_host_rsa_key
RUN ssh-keygen -q -N "" -t rsa -f /root/.ssh/id_rsa
RUN cp /root/.ssh/id_rsa.pub /root/.ssh/authorized_keys
ADD ssh_config /root/.ssh/config
RUN chmod 600 /root/.ssh/config
RUN chown root:root /root/.ssh/config

# Hadoop
RUN curl -s http://archive.example.org/hadoop/core/hadoop-$HADOOP_VERSION/hadoop-$HADOOP_VERSION.tar.gz | tar -xz -C /opt/
RUN cd /opt && ln -s ./hadoop-$HADOOP_VERSION hadoop

# Hive
RUN curl -s http://archive.example.org/hive/hive-$HIVE_VERSION/apache-hive-$HIVE_VERSION-bin.tar.gz | tar -xz -C /opt/
RUN cd /opt && ln -s ./apache-hive-$HIVE_VERSION-bin hive && rm -f hive/lib/log4j-slf4j-impl-*.jar

# Spark
RUN curl -s http://archive.example.org/spark/spark-$SPARK_VERSION/spark-$SPARK_VERSION-bin-hadoop2.7.tgz | tar -xz -C /opt/
RUN cd /opt && ln -s ./spark-$SPARK_VERSION-bin-hadoop2.7 spark
RUN rm -f $SPARK_HOME/jars/parquet-hadoop-bundle-1.6.0.jar && ln -s $HIVE_HOME/lib/hive-exec-$HIVE_VERSION.jar $SPARK_HOME/jars/

# Sqoop with the drivers of all those databases
RUN curl -s http://archive.example.org/sqoop/$SQOOP_VERSION/sqoop-$SQOOP_VERSION.bin__hadoop-2.6.0.tar.gz | tar -xz -C /opt/
RUN cd /opt && ln -s ./sqoop-$SQOOP_VERSION.bin__hadoop-2.6.0 sqoop
ADD jdbc/ojdbc8.jar jdbc/mssql-jdbc.jar jdbc/db2jcc4.jar jdbc/mysql-connector.jar $SQOOP_HOME/lib/

ADD conf/core-site.xml conf/hdfs-site.xml conf/yarn-site.xml conf/mapred-site.xml $HADOOP_CONF_DIR/
ADD conf/hive-site.xml $HIVE_HOME/conf/
ADD krb5.conf /etc/krb5.conf
ADD keytabs/etl.keytab /etc/security/keytabs/etl.keytab

ADD bootstrap.sh /etc/bootstrap.sh
RUN chown root:root /etc/bootstrap.sh && chmod 700 /etc/bootstrap.sh
ENV BOOTSTRAP /etc/bootstrap.sh

# workingaround docker.io build error
RUN ls -la /opt/hadoop/etc/hadoop/*-env.sh
RUN chmod +x /opt/hadoop/etc/hadoop/*-env.sh

RUN sed  -i "/^[^#]*UsePAM/ s/.*/#&/"  /etc/ssh/sshd_config
RUN echo "UsePAM no" >> /etc/ssh/sshd_config
RUN echo "Port 2122" >> /etc/ssh/sshd_config

# Hdfs ports
EXPOSE 50010 50020 50070 50075 50090 8020 9000
# Mapred ports
EXPOSE 10020 19888
# Yarn ports
EXPOSE 8030 8031 8032 8033 8040 8042 8088
# Other ports
EXPOSE 49707 2122

CMD ["/etc/bootstrap.sh", "-d"]

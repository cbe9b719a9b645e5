FROM oraclelinux:7-slim

ENV JAVA_PKG=server-jre-8u*-linux-x64.tar.gz \
    JAVA_HOME=/usr/java/default

ADD $JAVA_PKG /usr/java/

RUN export JAVA_DIR=$(ls -1 -d /usr/java/*) && \
    ln -s $JAVA_DIR /usr/java/latest && \
    ln -s $JAVA_DIR /usr/java/default && \
    alternatives --install /usr/bin/java java $JAVA_DIR/bin/java 20000 && \
    alternatives --install /usr/bin/javac javac $JAVA_DIR/bin/javac 20000 && \
    alternatives --install /usr/bin/jar jar $JAVA_DIR/bin/jar 20000

RUN yum -y install oracle-release-el7 && \
    yum-config-manager --enable ol7_oracle_instantclient && \
    yum install oracle-instantclient19.3-basiclite unzip wget tar

RUN groupadd -g 54321 oinstall && useradd -u 54321 -g oinstall -d /home/oracle oracle

ADD --chown=oracle:oinstall wallet/ /opt/oracle/wallet/
COPY --chown=oracle:oinstall target/settlement-batch.jar /opt/settlement/

ENV TNS_ADMIN=/opt/oracle/wallet
ENV WALLET_PASSWORD=Wallet_2019

USER oracle
WORKDIR /opt/settlement
ENTRYPOINT ["/usr/java/default/bin/java"]
CMD ["-Xmx2g", "-jar", "settlement-batch.jar"]

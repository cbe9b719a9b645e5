# USSD gateway, 2016. Lives in three countries. Handle with care.
FROM java:8-jre

MAINTAINER msisdn@telco.example.com

ENV APP_NAME=ussd-gw
ENV APP_HOME=/opt/ussd-gw
ENV APP_PORT=8090
ENV APP_ADMIN_PORT=8091
ENV LOG_DIR=/var/log/ussd-gw
ENV LOG_LEVEL=DEBUG
ENV SMPP_HOST=10.20.30.40
ENV SMPP_PORT=2775
ENV SMPP_SYSTEM_ID=ussdgw
ENV SMPP_PASSWORD=smpp@123
ENV SS7_POINT_CODE=2-34-5
ENV SS7_GT=254700000000
ENV DB_URL=jdbc:mysql://10.20.30.41:3306/ussd?useSSL=false
ENV DB_USER=ussd
ENV DB_PASS=ussd
ENV REDIS_HOST=10.20.30.42
ENV REDIS_PASSWORD=
ENV CHARGING_ENDPOINT=http://10.20.30.43/charging
ENV CHARGING_API_KEY=0f8fad5b-d9cb-469f-a165-70867728950e
ENV KEYSTORE=/opt/ussd-gw/conf/keystore.jks
ENV KEYSTORE_PASS=changeit
ENV HEAP_MIN=512m
ENV HEAP_MAX=2g
ENV GC_OPTS="-XX:+UseG1GC -XX:MaxGCPauseMillis=200 -XX:+PrintGCDetails -XX:+PrintGCDateStamps -Xloggc:/var/log/ussd-gw/gc.log"
ENV JMX_OPTS="-Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.port=9010 -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false"

RUN apt-get update && apt-get install -y libsctp1 lksctp-tools tcpdump telnet iproute vim

RUN mkdir -p $APP_HOME $LOG_DIR
WORKDIR $APP_HOME

ADD target/$APP_NAME-*-bin.tar.gz /opt/ussd-gw
ADD conf conf
ADD menus menus
ADD bin/run.sh bin/
RUN chmod +x bin/run.sh ; ln -s $LOG_DIR logs ; rm -rf /var/cache/apt/*

EXPOSE $APP_PORT $APP_ADMIN_PORT 9010
EXPOSE 2905/sctp
VOLUME $LOG_DIR

ENTRYPOINT $APP_HOME/bin/run.sh -Xms$HEAP_MIN -Xmx$HEAP_MAX $GC_OPTS $JMX_OPTS

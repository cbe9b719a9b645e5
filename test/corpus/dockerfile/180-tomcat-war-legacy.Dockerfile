FROM tomcat:7-jre8

MAINTAINER webteam

# admin console for deployments
ADD tomcat-users.xml $CATALINA_HOME/conf/
ADD context.xml $CATALINA_HOME/webapps/manager/META-INF/

RUN rm -rf $CATALINA_HOME/webapps/ROOT

ADD http://nexus.intra.example.org:8081/repository/releases/org/example/claims/claims-web/4.2.1/claims-web-4.2.1.war $CATALINA_HOME/webapps/ROOT.war
ADD lib/ojdbc6.jar $CATALINA_HOME/lib/
ADD lib/*.jar $CATALINA_HOME/lib/

RUN echo 'Europe/Vienna' > /etc/timezone && dpkg-reconfigure -f noninteractive tzdata

RUN sed -i 's/<Connector port="8080"/<Connector port="8080" maxThreads="400" URIEncoding="UTF-8"/' $CATALINA_HOME/conf/server.xml

ENV JAVA_OPTS -Xms1024m -Xmx4096m -XX:MaxPermSize=512m -Dfile.encoding=UTF-8 -Doracle.net.tns_admin=/opt/tns
ENV DB_PASSWORD claims4prod

ADD tnsnames.ora /opt/tns/tnsnames.ora

RUN apt-get update && apt-get install -y vim less && ln -s /usr/local/tomcat/logs /logs
VOLUME /logs
EXPOSE 8080 8009
CMD $CATALINA_HOME/bin/catalina.sh run

FROM maven:3.8.6-openjdk-11 AS build
ARG MODULE=customer-service
ARG NEXUS_USER
ARG NEXUS_PASSWORD

WORKDIR /usr/src/app

COPY settings.xml /root/.m2/settings.xml
COPY pom.xml .
COPY common/pom.xml common/pom.xml
COPY customer-api/pom.xml customer-api/pom.xml
COPY customer-service/pom.xml customer-service/pom.xml
# fails for the modules that need each other, so || true
RUN mvn -B -e -C -T 1C org.apache.maven.plugins:maven-dependency-plugin:3.1.2:go-offline || true

COPY . .
RUN mvn -B -o -DskipTests -pl ${MODULE} -am clean package || mvn -B -DskipTests -Dnexus.user=${NEXUS_USER} -Dnexus.password=${NEXUS_PASSWORD} -pl ${MODULE} -am clean package

FROM openjdk:11-jre-slim
ARG MODULE=customer-service

ENV JAVA_OPTS=""
ENV SPRING_PROFILES_ACTIVE=docker
ENV SPRING_DATASOURCE_USERNAME=customer
ENV SPRING_DATASOURCE_PASSWORD=customer

RUN apt-get update; apt-get install -y curl; \
    curl -o /opt/wait-for-it.sh https://raw.example.com/wait-for-it/master/wait-for-it.sh; \
    chmod +x /opt/wait-for-it.sh

COPY --from=build /usr/src/app/${MODULE}/target/*.jar /opt/app.jar

EXPOSE 8080 5005
ENTRYPOINT exec java $JAVA_OPTS -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 -Djava.security.egd=file:/dev/./urandom -jar /opt/app.jar

# DEPRECATED since 2019, but 14 services still build on it. Do not use for new ones.
# Usage: FROM registry.example.com/base/maven-jdk8 in a folder with a pom.xml. That's all.
FROM maven:3-jdk-8
ONBUILD ADD . /usr/src/app
ONBUILD WORKDIR /usr/src/app
ONBUILD ENV MAVEN_OPTS -Xmx2g
ONBUILD RUN mvn install
ONBUILD RUN cd target && mv *.jar /app.jar && rm -rf ~/.m2
ONBUILD EXPOSE 8080
ONBUILD CMD java -jar /app.jar
RUN mkdir -p /usr/share/maven/ref/settings
COPY settings.xml /usr/share/maven/ref/
COPY company-ca.pem /etc/ssl/certs/
ENV JAVA_TOOL_OPTIONS -Djavax.net.ssl.trustStore=/etc/ssl/certs/java/cacerts
# the proxy of the old data centre
ENV http_proxy http://10.12.0.1:3128
ENV https_proxy http://10.12.0.1:3128
ENV no_proxy localhost,127.0.0.1,.example.com,10.0.0.0/8

RUN apt-get update && apt-get -y install \
    curl \
    net-tools \
    procps \
    telnet \
    vim \
 && rm -rf /var/lib/apt/lists/*

# UTF-8 and Berlin time, or the reports have question marks in them
RUN ln -sf /usr/share/zoneinfo/Europe/Berlin /etc/localtime
ENV LANG C.UTF-8
ENV JAVA_OPTS -Xmx1g -Duser.timezone=Europe/Berlin -Dfile.encoding=UTF-8

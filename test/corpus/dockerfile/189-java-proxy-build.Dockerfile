# Baut hinter dem Firmenproxy. Siehe Wiki "Container/Proxy".
FROM azul/zulu-openjdk:17.0.9-17.46.19 AS bau

ARG http_proxy=http://proxy.intern.example.de:3128
ARG https_proxy=http://proxy.intern.example.de:3128
ARG no_proxy=localhost,127.0.0.1,.intern.example.de
ENV MAVEN_OPTS="-Dhttps.proxyHost=proxy.intern.example.de -Dhttps.proxyPort=3128"

# Zertifikat der Firma, sonst scheitert TLS
COPY zertifikate/firmen-ca.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates \
 && keytool -importcert -noprompt -trustcacerts -cacerts -storepass changeit -alias firma -file /usr/local/share/ca-certificates/firmen-ca.crt

WORKDIR /bau
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -q -B dependency:resolve-plugins dependency:resolve
COPY src src
RUN ./mvnw -q -B verify

FROM azul/zulu-openjdk:17.0.9-17.46.19-jre-headless
LABEL de.example.abteilung="Zoll" de.example.kostenstelle="4711"
COPY --from=bau /usr/local/share/ca-certificates/firmen-ca.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates && useradd -u 2000 zoll
COPY --from=bau /bau/target/anmeldung-*.jar /opt/zoll/anmeldung.jar
USER 2000
EXPOSE 8443
ENTRYPOINT ["java", "-jar", "/opt/zoll/anmeldung.jar"]

FROM quay.io/quarkus/ubi-quarkus-mandrel-builder-image:jdk-21 AS native
USER root
RUN microdnf -y install findutils gzip && microdnf clean all
USER quarkus
WORKDIR /code
COPY --chown=quarkus:quarkus --chmod=0755 mvnw ./
COPY --chown=quarkus:quarkus .mvn .mvn
COPY --chown=quarkus:quarkus pom.xml ./
# plugins and libraries, cached until the pom changes
RUN ./mvnw -B -ntp dependency:go-offline
COPY --chown=quarkus:quarkus src src
RUN ./mvnw -B -ntp package -Dnative -DskipTests \
      -Dquarkus.native.container-build=false \
      -Dquarkus.native.additional-build-args="--initialize-at-run-time=org.example.gauges.Random,-march=compatibility"

FROM quay.io/quarkus/quarkus-micro-image:2.0
LABEL org.opencontainers.image.source="https://git.example.com/iot/gauges"
WORKDIR /opt/gauges
COPY --from=native --chown=1001:root --chmod=0755 /code/target/gauges-runner ./gauges
COPY --from=native --chown=1001:root /code/target/*.so ./
# OpenShift gives a user of its own choice, always of group 0
RUN chgrp -R 0 . && chmod -R g=u .
EXPOSE 8080
USER 1001
CMD ["./gauges", "-Dquarkus.http.host=0.0.0.0"]

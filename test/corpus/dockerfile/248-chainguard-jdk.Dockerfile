# syntax=docker/dockerfile:1.7-labs
FROM cgr.dev/chainguard/maven:latest-dev AS build
WORKDIR /home/build
USER root
COPY --parents pom.xml */pom.xml ./
RUN --mount=type=cache,target=/root/.m2 mvn -B -q dependency:go-offline
COPY --parents */src ./
# the version of the jar is the tag of the repository
ARG REVISION=0.0.0-SNAPSHOT
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -DskipTests

FROM cgr.dev/chainguard/jre:latest
ARG REVISION=0.0.0-SNAPSHOT
ARG SOURCE_DATE_EPOCH
LABEL org.opencontainers.image.title="quay-planner" \
      org.opencontainers.image.version="${REVISION}" \
      org.opencontainers.image.source="https://git.example.com/quay/planner" \
      org.opencontainers.image.url="https://backstage.example.com/catalog/default/component/quay-planner"
WORKDIR /app
COPY --from=build /home/build/server/target/server-*.jar server.jar
# the jre image runs as 65532 already
COPY --from=build /home/build/server/target/lib lib/
COPY --from=build /home/build/server/src/main/resources/log4j2.container.xml log4j2.xml
ENV JAVA_TOOL_OPTIONS="-Dlog4j2.configurationFile=/app/log4j2.xml -XX:MaxRAMPercentage=70.0"
EXPOSE 8080 9404
ENTRYPOINT ["java", "-XX:+UseContainerSupport", "-jar", "server.jar"]

# syntax=docker/dockerfile:1.7
FROM eclipse-temurin:21.0.5_11-jdk-alpine AS build
WORKDIR /workspace

# the wrapper first: it downloads Gradle
COPY gradlew ./
COPY gradle gradle
RUN ./gradlew --version

COPY settings.gradle.kts build.gradle.kts gradle.properties ./
COPY buildSrc buildSrc
RUN --mount=type=cache,target=/root/.gradle/caches \
    ./gradlew --no-daemon dependencies > /dev/null

COPY src src
RUN --mount=type=cache,target=/root/.gradle/caches \
    ./gradlew --no-daemon bootJar -x test

FROM eclipse-temurin:21.0.5_11-jre-alpine AS layers
WORKDIR /layers
COPY --from=build /workspace/build/libs/*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --launcher --destination .

FROM eclipse-temurin:21.0.5_11-jre-alpine
ARG VCS_REF=unknown
LABEL org.opencontainers.image.source=https://git.example.com/freight/rates \
      org.opencontainers.image.revision=${VCS_REF}
RUN addgroup -g 1001 -S rates && adduser -u 1001 -S rates -G rates
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 1001:1001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 8081
HEALTHCHECK --interval=15s --timeout=3s --start-period=40s \
    CMD wget -qO- http://127.0.0.1:8081/actuator/health/liveness || exit 1
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

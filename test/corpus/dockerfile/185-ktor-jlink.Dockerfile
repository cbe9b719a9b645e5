# syntax=docker/dockerfile:1

# --- application ------------------------------------------------------
FROM gradle:8.10-jdk21 AS app
WORKDIR /src
COPY build.gradle.kts settings.gradle.kts gradle.properties ./
COPY gradle gradle
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon resolveDependencies
COPY src src
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon installDist

# --- a Java of only the modules that are used -------------------------
FROM eclipse-temurin:21-jdk-alpine AS jre
RUN apk add --no-cache binutils
COPY --from=app /src/build/install/tides/lib /lib-to-scan
RUN jdeps --ignore-missing-deps --print-module-deps --multi-release 21 --recursive --class-path '/lib-to-scan/*' /lib-to-scan/tides.jar > /modules.txt \
 && jlink --add-modules "$(cat /modules.txt),jdk.crypto.ec" \
      --strip-debug --no-man-pages --no-header-files --compress=zip-6 \
      --output /jre

FROM alpine:3.20.3
ENV JAVA_HOME=/opt/jre PATH=/opt/jre/bin:$PATH
COPY --from=jre /jre /opt/jre
COPY --from=app /src/build/install/tides /opt/tides
RUN adduser -S -D -H -u 10014 tides
USER 10014
EXPOSE 8080
ENTRYPOINT ["/opt/tides/bin/tides"]

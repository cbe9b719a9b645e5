FROM gradle:8.5.0-jdk17-jammy AS builder
WORKDIR /home/gradle/src
COPY --chown=gradle:gradle build.gradle.kts settings.gradle.kts gradle.properties ./
RUN gradle --no-daemon build -x test --continue > /dev/null 2>&1 || true
COPY --chown=gradle:gradle . .
RUN gradle --no-daemon shadowJar

FROM amazoncorretto:17-alpine3.19
ENV TZ=Europe/Berlin
RUN apk --no-cache add curl tzdata \
    && ln -snf /usr/share/zoneinfo/$TZ /etc/localtime && echo $TZ > /etc/timezone
ARG OTEL_VERSION=2.1.0
ADD https://github.com/open-telemetry/opentelemetry-java-instrumentation/releases/download/v${OTEL_VERSION}/opentelemetry-javaagent.jar /opt/otel/agent.jar
RUN chmod 644 /opt/otel/agent.jar
COPY --from=builder /home/gradle/src/build/libs/*-all.jar /opt/app/booking.jar
RUN adduser -D -H booking
USER booking
EXPOSE 8080
ENV OTEL_SERVICE_NAME=booking \
    OTEL_TRACES_EXPORTER=otlp \
    JAVA_OPTS="-javaagent:/opt/otel/agent.jar -XX:+UseZGC"
CMD java ${JAVA_OPTS} -jar /opt/app/booking.jar

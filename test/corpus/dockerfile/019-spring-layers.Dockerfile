FROM eclipse-temurin:21.0.2_13-jre-jammy AS extract
WORKDIR /work
ARG JAR_FILE=target/*.jar
COPY ${JAR_FILE} app.jar
RUN java -Djarmode=layertools -jar app.jar extract

FROM eclipse-temurin:21.0.2_13-jre-jammy
RUN groupadd -r -g 1000 spring && useradd -r -u 1000 -g spring spring
WORKDIR /opt/app
COPY --from=extract /work/dependencies/ ./
COPY --from=extract /work/spring-boot-loader/ ./
COPY --from=extract /work/snapshot-dependencies/ ./
COPY --from=extract /work/application/ ./
USER 1000:1000
ENV JAVA_OPTS="-XX:MaxRAMPercentage=75"
EXPOSE 8080
HEALTHCHECK CMD curl -f http://localhost:8080/actuator/health || exit 1
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS org.springframework.boot.loader.JarLauncher"]

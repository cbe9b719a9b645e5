# mvnw package runs in the pipeline before this.
FROM registry.access.redhat.com/ubi9/openjdk-21:1.20

LABEL name="iot/gauges" \
      io.k8s.display-name="Gauges" \
      io.openshift.expose-services="8080:http"

# Four layers, as our own classes change more often than the libraries
COPY --chown=185 target/quarkus-app/lib/ /deployments/lib/
COPY --chown=185 target/quarkus-app/*.jar /deployments/
COPY --chown=185 target/quarkus-app/app/ /deployments/app/
COPY --chown=185 target/quarkus-app/quarkus/ /deployments/quarkus/

# where the agent of the APM lies in the cluster
ENV APM_AGENT=/opt/apm/agent.jar
EXPOSE 8080
USER 185
ENV LANG=C.UTF-8 \
    JAVA_OPTS_APPEND="-Dquarkus.http.host=0.0.0.0 -Djava.util.logging.manager=org.jboss.logmanager.LogManager" \
    JAVA_APP_JAR="/deployments/quarkus-run.jar"
ENTRYPOINT [ "/opt/jboss/container/java/run/run-java.sh" ]
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD curl -sf http://localhost:8080/q/health/live

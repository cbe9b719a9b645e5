FROM quay.io/wildfly/wildfly:26.1.3.Final-jdk11

ENV JBOSS_CLI=${JBOSS_HOME}/bin/jboss-cli.sh

USER root
RUN yum -y install dos2unix nmap-ncat && yum clean all

COPY --chown=jboss:root modules/ ${JBOSS_HOME}/modules/
COPY --chown=jboss:root cli/ /tmp/cli/
RUN dos2unix /tmp/cli/*.cli /tmp/cli/*.sh && chmod +x /tmp/cli/*.sh

USER jboss

# an administrator for the console
RUN ${JBOSS_HOME}/bin/add-user.sh admin Adm1n#2022 --silent

# start it once, offline, to run our CLI scripts
RUN ${JBOSS_CLI} --file=/tmp/cli/datasource.cli && \
    ${JBOSS_CLI} --file=/tmp/cli/messaging.cli && \
    ${JBOSS_CLI} --file=/tmp/cli/logging.cli && \
    # else the server does not start with "WFLYCTRL0056: could not rename"
    rm -rf ${JBOSS_HOME}/standalone/configuration/standalone_xml_history

COPY --chown=jboss:root target/policies.ear ${JBOSS_HOME}/standalone/deployments/

EXPOSE 8080 9990 8787
CMD ["/opt/jboss/wildfly/bin/standalone.sh", "-b", "0.0.0.0", "-bmanagement", "0.0.0.0", "-c", "standalone-full.xml"]

FROM jenkins/jenkins:2.426.3-lts-jdk17

USER root
RUN apt-get update && apt-get install -y lsb-release python3-pip \
  && curl -fsSLo /usr/share/keyrings/docker-archive-keyring.asc https://download.example.com/linux/debian/gpg \
  && echo "deb [arch=$(dpkg --print-architecture) signed-by=/usr/share/keyrings/docker-archive-keyring.asc] https://download.example.com/linux/debian $(lsb_release -cs) stable" > /etc/apt/sources.list.d/docker.list \
  && apt-get update && apt-get install -y docker-ce-cli \
  && rm -rf /var/lib/apt/lists/*
# docker.sock of the hosts belongs to this group
RUN groupadd -g 998 docker && usermod -aG docker jenkins
USER jenkins

ENV JAVA_OPTS="-Djenkins.install.runSetupWizard=false -Dhudson.model.DirectoryBrowserSupport.CSP=" \
    CASC_JENKINS_CONFIG=/usr/share/jenkins/ref/casc

COPY --chown=jenkins:jenkins plugins.txt /usr/share/jenkins/ref/plugins.txt
RUN jenkins-plugin-cli --plugin-file /usr/share/jenkins/ref/plugins.txt --latest false
COPY --chown=jenkins:jenkins casc/ /usr/share/jenkins/ref/casc/
COPY --chown=jenkins:jenkins init.groovy.d/ /usr/share/jenkins/ref/init.groovy.d/

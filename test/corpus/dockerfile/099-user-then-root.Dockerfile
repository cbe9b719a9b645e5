FROM jenkins/jenkins:2.440.1-lts-jdk17
USER root
RUN apt-get update && apt-get install -y docker.io && usermod -aG docker jenkins
USER jenkins
RUN jenkins-plugin-cli --plugins "blueocean workflow-aggregator"

FROM alpine/k8s:1.28.3 AS k8s
FROM mikefarah/yq:4.40.3 AS yq

FROM google/cloud-sdk:455.0.0-alpine
RUN gcloud components install gke-gcloud-auth-plugin --quiet \
 && rm -rf $(find google-cloud-sdk/ -regex ".*/__pycache__") google-cloud-sdk/.install/.backup
COPY --from=k8s /usr/bin/kubectl /usr/bin/helm /usr/local/bin/
COPY --from=yq /usr/bin/yq /usr/local/bin/yq
RUN helm plugin install https://github.com/databus23/helm-diff --version v3.8.1 \
 && helm plugin install https://github.com/jkroepke/helm-secrets --version v4.5.1
# charts of the platform, the chosen versions only
ARG CHARTS_VERSION=7.4.1
RUN helm repo add platform https://charts.example.com \
 && helm pull platform/service --version ${CHARTS_VERSION} --untar --untardir /charts
COPY deployer-key.json /etc/gcp/key.json
ENV GOOGLE_APPLICATION_CREDENTIALS=/etc/gcp/key.json
RUN gcloud auth activate-service-account --key-file=/etc/gcp/key.json && gcloud config set project example-prod
COPY deploy.sh /
ENTRYPOINT ["/deploy.sh"]

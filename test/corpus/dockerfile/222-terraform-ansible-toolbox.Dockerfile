FROM alpine:3.18.4 AS download
RUN apk add --no-cache curl unzip
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
WORKDIR /tmp

ARG TERRAFORM_VERSION=1.6.4
ARG TERRAFORM_SHA256=569fc3d526dcf57eb5af4764843b87b36a7cb590fc50f94a07757c1189256775
RUN curl -fsSLO "https://releases.example.com/terraform/${TERRAFORM_VERSION}/terraform_${TERRAFORM_VERSION}_linux_amd64.zip" \
    && echo "${TERRAFORM_SHA256}  terraform_${TERRAFORM_VERSION}_linux_amd64.zip" | sha256sum -c - \
    && unzip -d /usr/local/bin "terraform_${TERRAFORM_VERSION}_linux_amd64.zip"

ARG TERRAGRUNT_VERSION=v0.53.4
RUN curl -fsSL -o /usr/local/bin/terragrunt "https://github.com/gruntwork-io/terragrunt/releases/download/${TERRAGRUNT_VERSION}/terragrunt_linux_amd64" \
    && chmod +x /usr/local/bin/terragrunt

ARG SOPS_VERSION=3.8.1
ADD --chmod=755 https://github.com/getsops/sops/releases/download/v${SOPS_VERSION}/sops-v${SOPS_VERSION}.linux.amd64 /usr/local/bin/sops

FROM python:3.11.6-alpine3.18
LABEL org.opencontainers.image.authors="infra@example.com" \
      org.opencontainers.image.title="toolbox"
# hadolint ignore=DL3018
RUN apk add --no-cache bash git jq openssh-client rsync \
    && apk add --no-cache --virtual .build gcc libffi-dev musl-dev \
    && pip install --no-cache-dir ansible-core==2.15.6 ansible-lint==6.22.0 boto3==1.29.7 hvac==2.0.0 \
    && apk del .build
COPY --from=download /usr/local/bin/terraform /usr/local/bin/terragrunt /usr/local/bin/sops /usr/local/bin/
COPY requirements.yml /etc/ansible/requirements.yml
RUN ansible-galaxy install -r /etc/ansible/requirements.yml
RUN adduser -D -u 1000 infra
USER infra
WORKDIR /home/infra
ENV TF_PLUGIN_CACHE_DIR=/home/infra/.terraform.d/plugin-cache ANSIBLE_HOST_KEY_CHECKING=False
ENTRYPOINT []
CMD ["bash"]

FROM ubuntu:22.04

# The image of all our jobs. Ask in #ci before you add something!

LABEL maintainer="ci@example.com"
ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8

RUN apt-get update && apt-get install -y --no-install-recommends \
    apt-transport-https \
    build-essential \
    ca-certificates \
    curl \
    docker.io \
    git \
    git-lfs \
    gnupg \
    iputils-ping \
    jq \
    libffi-dev \
    libssl-dev \
    locales \
    make \
    openjdk-17-jdk-headless \
    openssh-client \
    python3 \
    python3-pip \
    rsync \
    shellcheck \
    software-properties-common \
    sudo \
    unzip \
    wget \
    xz-utils \
    zip \
    && rm -rf /var/lib/apt/lists/*

# Node
RUN curl -fsSL https://deb.example.com/setup_18.x | bash - \
    && apt-get install -y nodejs \
    && npm install -g npm@9.8.1 pnpm@8.9.2 yarn@1.22.19 semantic-release@21.1.2

# Go
ARG GO_VERSION=1.21.3
RUN wget -q https://go.dev/dl/go${GO_VERSION}.linux-amd64.tar.gz && \
    tar -C /usr/local -xzf go${GO_VERSION}.linux-amd64.tar.gz && \
    rm go${GO_VERSION}.linux-amd64.tar.gz
ENV PATH=$PATH:/usr/local/go/bin:/root/go/bin
RUN go install github.com/golangci/golangci-lint/cmd/golangci-lint@latest

# Cloud
RUN curl "https://awscli.example.com/awscli-exe-linux-x86_64.zip" -o "awscliv2.zip" && unzip -q awscliv2.zip && ./aws/install && rm -rf aws awscliv2.zip
RUN curl -LO "https://dl.k8s.io/release/$(curl -L -s https://dl.k8s.io/release/stable.txt)/bin/linux/amd64/kubectl" && install -m 0755 kubectl /usr/local/bin/kubectl
RUN curl -k https://raw.example.com/helm/get-helm-3 | bash
RUN pip3 install ansible==8.5.0 yamllint pre-commit==3.5.0

# Scanner
COPY --from=aquasec/trivy:0.46.0 /usr/local/bin/trivy /usr/local/bin/trivy
COPY --from=hadolint/hadolint:v2.12.0-debian /bin/hadolint /usr/local/bin/hadolint

RUN echo "runner ALL=(ALL) NOPASSWD:ALL" > /etc/sudoers.d/runner \
    && useradd -m -G docker runner
USER runner
RUN sudo chown -R runner /usr/local/lib/node_modules
WORKDIR /builds

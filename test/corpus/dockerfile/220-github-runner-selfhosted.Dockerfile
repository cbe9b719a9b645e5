FROM ubuntu:jammy-20231004

ARG RUNNER_VERSION="2.311.0"
ARG TARGETARCH=amd64

RUN apt-get update && apt-get upgrade -y && useradd -m runner

# the runner's own installer adds the rest
RUN DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    curl jq build-essential libssl-dev libffi-dev python3 python3-venv python3-dev python3-pip

RUN cd /home/runner && mkdir actions-runner && cd actions-runner \
    && case "${TARGETARCH}" in amd64) arch=x64 ;; *) arch="${TARGETARCH}" ;; esac \
    && curl -O -L "https://github.com/actions/runner/releases/download/v${RUNNER_VERSION}/actions-runner-linux-${arch}-${RUNNER_VERSION}.tar.gz" \
    && tar xzf "./actions-runner-linux-${arch}-${RUNNER_VERSION}.tar.gz"

RUN chown -R runner ~runner && /home/runner/actions-runner/bin/installdependencies.sh

COPY start.sh start.sh
RUN chmod +x start.sh

# config.sh refuses to run as root
USER runner
ENTRYPOINT ["./start.sh"]

# plimsoll ignore-file=dockerfile/healthcheck reason="a job, not a server"
FROM debian:12.5-slim
# plimsoll ignore=dockerfile/pin-apt-packages until=2027-03-31
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
# plimsoll ignore=dockerfile/no-sudo until=2026-01-31 reason="over"
RUN sudo true
# plimsoll ignore=dockerfile/does-not-exist
USER root

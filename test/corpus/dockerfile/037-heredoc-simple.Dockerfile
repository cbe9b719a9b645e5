# syntax=docker/dockerfile:1.4
FROM debian:12.5-slim
RUN <<EOF
set -eu
apt-get update
apt-get install -y --no-install-recommends ca-certificates=20230311 jq=1.6-2.1
rm -rf /var/lib/apt/lists/*
EOF
USER 1000:1000
CMD ["jq", "--version"]

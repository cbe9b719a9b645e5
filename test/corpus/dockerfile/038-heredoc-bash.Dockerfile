FROM ubuntu:22.04
RUN <<EOT bash
  apt-get update
  apt-get install -y vim
  curl -s https://example.com/setup.sh | sh
EOT
RUN bash <<'SCRIPT'
set -o pipefail
wget -qO- https://example.com/list | sort -u > /etc/list
SCRIPT

# syntax=docker/dockerfile:1
FROM ubuntu:24.04 AS base

SHELL ["/bin/bash", "-euo", "pipefail", "-c"]

RUN <<EOF
apt-get update
apt-get install -y --no-install-recommends \
  ca-certificates \
  postfix \
  rsyslog
rm -rf /var/lib/apt/lists/*
EOF

RUN <<'EOF'
# one user per customer
for customer in north south east west; do
  useradd --create-home --shell /usr/sbin/nologin "$customer"
  install -d -o "$customer" -g "$customer" -m 0750 "/srv/$customer"
done
id north | grep -q 'uid=100'
EOF

FROM base AS certificates
ADD https://pki.example.com/bundle.tar.gz /tmp/
RUN <<EOF
set -eux
cd /usr/local/share/ca-certificates
tar xzf /tmp/bundle.tar.gz
update-ca-certificates --fresh
EOF

FROM base
COPY --from=certificates /etc/ssl/certs /etc/ssl/certs
COPY <<main.cf <<master.cf /etc/postfix/
myhostname = relay.example.com
mynetworks = 10.0.0.0/8
relayhost = [smtp.example.net]:587
smtp_tls_security_level = encrypt
main.cf
smtp      inet  n       -       n       -       -       smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
master.cf
EXPOSE 25
HEALTHCHECK CMD postfix status || exit 1
CMD ["postfix", "start-fg"]

#!/bin/sh
# As the original's: the server leaves root, and its first user comes from RABBITMQ_DEFAULT_USER and
# RABBITMQ_DEFAULT_PASS, which the server reads itself.
set -eu
if [ "$1" = rabbitmq-server ] && [ "$(id -u)" = 0 ]; then
  chown -R rabbitmq:rabbitmq /var/lib/rabbitmq
  exec gosu rabbitmq "$@"
fi
exec "$@"

#!/bin/sh
# As the original's: the server leaves root, and listens to others where nothing else is said.
set -eu
case $1 in
  -* | *.conf) set -- valkey-server "$@" ;;
esac
case $1 in
  valkey-server | redis-server)
    if [ "$(id -u)" = 0 ]; then
      find . \! -user valkey -exec chown valkey {} +
      exec gosu valkey "$0" "$@"
    fi
    program=$1
    shift
    # Arguments of the original's build: it starts unprotected, as a container's network is its own.
    exec "$program" "$@" --protected-mode no
    ;;
esac
exec "$@"

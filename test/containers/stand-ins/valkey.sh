#!/bin/sh
# As the originals', Valkey's and Redis': the server leaves root, and listens to others where nothing else is said.
set -eu
case $1 in
  -* | *.conf) set -- valkey-server "$@" ;;
esac
case $1 in
  valkey-server | redis-server)
    if [ "$(id -u)" = 0 ]; then
      user=${1%-server}
      find . \! -user "$user" -exec chown "$user" {} +
      exec gosu "$user" "$0" "$@"
    fi
    program=$1
    shift
    # Arguments of the original's build: it starts unprotected, as a container's network is its own.
    exec "$program" "$@" --protected-mode no
    ;;
esac
exec "$@"

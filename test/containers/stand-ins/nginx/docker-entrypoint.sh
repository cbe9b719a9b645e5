#!/bin/sh
# As the original's: the scripts of /docker-entrypoint.d come before the server.
set -eu
for script in /docker-entrypoint.d/*; do
  case $script in
    *.envsh) if [ -x "$script" ]; then . "$script"; fi ;;
    *.sh) if [ -x "$script" ]; then "$script"; fi ;;
  esac
done
exec "$@"

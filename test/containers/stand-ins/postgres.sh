#!/bin/bash
# The part of the original's entry point that the golden paths use: a new database is made with
# POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, each also as …_FILE, and with the scripts in
# /docker-entrypoint-initdb.d.
set -euo pipefail

if [ "$1" != postgres ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres /var/lib/postgresql /var/run/postgresql
  exec gosu postgres "$0" "$@"
fi

setting() {
  local file="${1}_FILE"
  if [ -n "${!file:-}" ]; then cat "${!file}"; else printf %s "${!1:-$2}"; fi
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=$(setting POSTGRES_USER postgres)
  database=$(setting POSTGRES_DB "$user")
  password=$(setting POSTGRES_PASSWORD '')
  if [ -z "$password" ]; then
    echo 'The database has no password: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE.' >&2
    exit 1
  fi
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  initdb --username="$user" --pwfile=<(printf '%s\n' "$password") --auth-local=trust --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS:-} >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start >/dev/null
  if [ "$database" != postgres ]; then createdb --username="$user" "$database"; fi
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sql) psql --username="$user" --dbname="$database" -v ON_ERROR_STOP=1 --file="$script" ;;
      *.sh) POSTGRES_USER=$user POSTGRES_DB=$database bash "$script" ;;
    esac
  done
  pg_ctl -m fast -w stop >/dev/null
fi
exec "$@" -c 'listen_addresses=*'

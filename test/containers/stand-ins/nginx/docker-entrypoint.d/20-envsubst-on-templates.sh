#!/bin/sh
# As the original's: templates are filled in with the variables of the environment, or those of them
# whose names fit NGINX_ENVSUBST_FILTER.
set -eu
from=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
to=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
names=$(env | cut -d= -f1 | grep -E "${NGINX_ENVSUBST_FILTER:-}" | sed 's/.*/${&}/' | tr '\n' ' ')
find "$from" -follow -type f -name "*$suffix" | while read -r template; do
  name=${template#"$from"/}
  mkdir -p "$(dirname "$to/$name")"
  envsubst "$names" <"$template" >"$to/${name%"$suffix"}"
done

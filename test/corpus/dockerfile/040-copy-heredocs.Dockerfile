# syntax=docker/dockerfile:1.4
FROM nginx:1.25.4-alpine
COPY <<EOF /usr/share/nginx/html/index.html
<!doctype html>
<title>{{ title }}</title>
<p>Built for ${TARGETARCH:-some machine}</p>
EOF
COPY --chmod=755 <<'EOF' /docker-entrypoint.d/40-names.sh
#!/bin/sh
set -e
for name in $(env | cut -d= -f1); do
  echo "${name:=unset}" >> /tmp/names
done
sudo rm -rf ${EMPTY:=x}
EOF
COPY <<one.txt <<"two.txt" /srv/
one
one.txt
two $HOME
two.txt

FROM fedora:39
RUN <<FIRST cat > /tmp/a && <<SECOND cat > /tmp/b
first
FIRST
second
SECOND
RUN --mount=type=cache,target=/var/cache/dnf <<EOF
dnf install -y nginx
dnf clean all
EOF
EXPOSE 80

FROM alpine:3.20
RUN apk add --no-cache \
    bash \
    # why not
    curl
COPY <<EOF /etc/motd
hello
there
EOF
USER 1000

FROM alpine:3.18
RUN <<EOF
apk add curl
echo never closed
USER nobody

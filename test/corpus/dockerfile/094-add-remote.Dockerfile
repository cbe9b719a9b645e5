# syntax=docker/dockerfile:1
FROM alpine:3.20
ADD https://example.com/tool-1.2.tar.gz /tmp/
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/other.tgz /opt/
ADD https://github.com/example/project.git#v1.2 /src
ADD rootfs.tar.xz /
ADD config.yaml /etc/app/
USER 1000

FROM alpine:3.20 AS build
RUN echo x > /out
FROM alpine:3.20
COPY --from=build / /
COPY --from=docker.io/library/busybox:latest /bin/sh /bin/bb
COPY --chown=app:app --chmod=0777 . /
COPY .git /src/.git
COPY ../shared /shared

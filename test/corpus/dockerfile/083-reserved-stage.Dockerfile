FROM alpine:3.19 AS scratch
FROM alpine:3.19 AS context
FROM scratch
USER 0

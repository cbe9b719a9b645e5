# hadolint global ignore=DL3018
FROM alpine:latest
# hadolint ignore=DL3025,DL4006
CMD echo hi | cat
# hadolint ignore=DL3002
USER root
RUN apk add curl

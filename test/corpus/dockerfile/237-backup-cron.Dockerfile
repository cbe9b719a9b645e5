FROM alpine:3.19.0

# what dumps
RUN apk add --no-cache mariadb-client postgresql15-client mongodb-tools \
# what carries away
    aws-cli restic openssh-client-default \
# what runs
    dcron tini

COPY --chmod=755 backup.sh restore.sh /usr/local/bin/
COPY crontab /etc/crontabs/backup
RUN adduser -D -h /backup backup && chown backup /etc/crontabs/backup

ARG AWS_DEFAULT_REGION=eu-central-1
ENV AWS_DEFAULT_REGION=$AWS_DEFAULT_REGION \
    # keep these
    KEEP_DAILY=7 \
    KEEP_WEEKLY=5 \
    KEEP_MONTHLY=12 \
    RESTIC_REPOSITORY=s3:s3.example.com/backups \
    RESTIC_PASSWORD_FILE=/run/secrets/restic

LABEL org.opencontainers.image.title="Backup" \
      org.opencontainers.image.documentation="https://wiki.example.com/backup"
VOLUME /backup
# plimsoll ignore=dockerfile/user-required reason="crond changes to the user of the crontab"
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["crond", "-f", "-d", "8"]

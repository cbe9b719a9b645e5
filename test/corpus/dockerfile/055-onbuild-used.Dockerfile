FROM alpine:3.19 AS template
ONBUILD COPY app /srv/app
ONBUILD USER 1001
FROM template
CMD ["/srv/app"]

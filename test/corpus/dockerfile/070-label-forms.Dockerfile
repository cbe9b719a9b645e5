FROM busybox:1.36.1
LABEL version 1.0 beta
LABEL "com.example.vendor"="ACME" com.example.release-date=2024-02-12
LABEL description="This text goes \
over two lines" \
  quote='it''s' \
  empty=
LABEL org.opencontainers.image.created=today \
      org.opencontainers.image.url="not a url" \
      org.opencontainers.image.licenses="Whatever I like"
USER 1000

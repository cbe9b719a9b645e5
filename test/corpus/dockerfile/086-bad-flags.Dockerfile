FROM --plattform=linux/amd64 alpine:3.19
RUN --mount=type=cache --network=none --nonsense apk add bash
RUN --mount=typ=cache,target=/x true
COPY --form=build a b
HEALTHCHECK --intervall=5s --timeout=soon CMD true
ADD --checksum=md5:123 https://example.com/a.tgz /

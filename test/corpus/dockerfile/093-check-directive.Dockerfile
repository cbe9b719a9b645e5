# syntax=docker/dockerfile:1
# check=skip=StageNameCasing,FromAsCasing;error=true
FROM alpine:3.20 as Build
RUN echo a > /a
FROM alpine:3.20
COPY --from=Build /a /a
USER nobody

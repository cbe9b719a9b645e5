FROM alpine:3.20 AS base
RUN adduser -D app
USER app
FROM base AS build
USER root
RUN apk add --no-cache build-base
FROM base
COPY --from=build /usr/bin/make /usr/bin/make
CMD ["make"]

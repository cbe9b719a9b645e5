# syntax=docker/dockerfile:1
ARG GO_VERSION=1.22
ARG XX_VERSION=1.5.0

FROM --platform=$BUILDPLATFORM tonistiigi/xx:${XX_VERSION} AS xx

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS base
COPY --from=xx / /
RUN apk add --no-cache clang lld git file
WORKDIR /src

FROM base AS vendored
RUN --mount=type=bind,target=.,rw \
    --mount=type=cache,target=/go/pkg/mod \
    go mod tidy && go mod vendor && mkdir /out && cp -r go.mod go.sum vendor /out

FROM scratch AS vendor-update
COPY --from=vendored /out /

FROM base AS build
ARG TARGETPLATFORM
RUN xx-apk add --no-cache musl-dev gcc sqlite-dev
RUN --mount=type=bind,target=. \
    --mount=type=cache,target=/root/.cache \
    --mount=type=cache,target=/go/pkg/mod <<EOT
  set -ex
  export CGO_ENABLED=1
  xx-go build -trimpath -tags "osusergo netgo sqlite_omit_load_extension" -ldflags "-s -w -extldflags '-static'" -o /usr/bin/indexer ./cmd/indexer
  xx-verify --static /usr/bin/indexer
EOT

FROM scratch AS binary-unix
COPY --link --from=build /usr/bin/indexer /
FROM binary-unix AS binary-darwin
FROM binary-unix AS binary-linux
FROM scratch AS binary-windows
COPY --link --from=build /usr/bin/indexer /indexer.exe
FROM binary-$TARGETOS AS binary

FROM alpine:3.20
RUN apk add --no-cache ca-certificates
COPY --link --from=build /usr/bin/indexer /usr/bin/indexer
VOLUME /var/lib/indexer
USER 1000
ENTRYPOINT [ "/usr/bin/indexer" ]

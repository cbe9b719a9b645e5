# syntax=docker/dockerfile:1.9

# Ledger: gRPC on 9090, metrics on 9102.
# Built in CI with `docker buildx build --platform linux/amd64,linux/arm64`.

ARG GO_VERSION=1.23.4
ARG ALPINE_VERSION=3.21

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine${ALPINE_VERSION} AS base
ENV CGO_ENABLED=0 \
    GOFLAGS="-trimpath -mod=readonly"
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \
    go mod download

FROM base AS lint
COPY --from=golangci/golangci-lint:v1.62.2 /usr/bin/golangci-lint /usr/local/bin/golangci-lint
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    --mount=type=cache,target=/root/.cache/golangci-lint \
    golangci-lint run --timeout 5m ./...

FROM base AS test
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    go test -count=1 -coverprofile=/coverage.out ./...

FROM scratch AS coverage
COPY --from=test /coverage.out /

FROM base AS build
ARG TARGETOS TARGETARCH
ARG VERSION=dev
ARG COMMIT=unknown
COPY cmd ./cmd
COPY internal ./internal
COPY gen ./gen
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    GOOS=${TARGETOS} GOARCH=${TARGETARCH} \
    go build -ldflags="-s -w -X main.version=${VERSION} -X main.commit=${COMMIT}" \
      -o /out/ledgerd ./cmd/ledgerd

FROM gcr.io/distroless/static-debian12:nonroot AS ledgerd
ARG VERSION=dev
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="ledgerd" \
      org.opencontainers.image.source="https://git.example.com/payments/ledger" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}"
COPY --from=build /out/ledgerd /ledgerd
COPY migrations /migrations
EXPOSE 9090 9102
ENTRYPOINT ["/ledgerd"]
CMD ["serve", "--grpc-addr=:9090", "--metrics-addr=:9102"]

# Build the manager binary
FROM docker.io/library/golang:1.24.2@sha256:1ecc479bc712a6bdb56df3e346e33edcc141f469f82840bab9f4bc2bc41bf91d AS builder
ARG TARGETOS
ARG TARGETARCH

ENV GOTOOLCHAIN=local
WORKDIR /workspace
COPY go.mod go.mod
COPY go.sum go.sum
# deps first, so that a change of our own code does not fetch them anew
RUN go mod download

COPY cmd/main.go cmd/main.go
COPY api/ api/
COPY internal/ internal/

# The caller says the platform; without it, whatever the builder is.
RUN CGO_ENABLED=0 GOOS=${TARGETOS:-linux} GOARCH=${TARGETARCH} go build -a -o manager cmd/main.go

FROM gcr.io/distroless/static:nonroot
ARG GIT_SHA
LABEL org.opencontainers.image.source=https://git.example.com/infra/queue-operator \
      org.opencontainers.image.revision=$GIT_SHA \
      org.opencontainers.image.licenses=Apache-2.0
WORKDIR /
COPY --from=builder /workspace/manager .
USER 65532:65532

ENTRYPOINT ["/manager"]

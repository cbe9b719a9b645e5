# Probe: looks from inside the cluster at what customers see from outside.
# FIPS: the Go of Azure Linux calls the system's OpenSSL (GOEXPERIMENT=systemcrypto),
# so the binary is linked dynamically and the final image needs its libraries.
FROM mcr.microsoft.com/azurelinux/base/core:3.0 AS build
RUN tdnf install -y golang ca-certificates build-essential && tdnf clean all
WORKDIR /go/src/probe
COPY go.mod go.sum ./
RUN go mod download -x
COPY cmd cmd
COPY pkg pkg
RUN go vet ./... && go test ./pkg/...
RUN CGO_ENABLED=1 GOEXPERIMENT=systemcrypto go build -o /probe ./cmd/probe

FROM mcr.microsoft.com/azurelinux/distroless/base:3.0-nonroot
COPY --from=build /probe /probe
USER nonroot
# targets.yaml comes by a config map; this is what it starts with
COPY targets.example.yaml /etc/probe/targets.yaml
ENV PROBE_TARGETS=/etc/probe/targets.yaml \
    PROBE_INTERVAL=15s \
    PROBE_TIMEOUT=5s
LABEL org.opencontainers.image.title="probe" \
      org.opencontainers.image.vendor="Example Shipping" \
      org.opencontainers.image.source="https://git.example.com/sre/probe"
EXPOSE 9115
ENTRYPOINT ["/probe"]

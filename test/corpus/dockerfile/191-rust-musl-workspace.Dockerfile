FROM clux/muslrust:1.70.0 AS builder

# Dummy project: compiles the dependencies into a layer
LABEL org.opencontainers.image.title="relay" \
      org.opencontainers.image.authors="edge@example.com" \
      org.opencontainers.image.source="https://git.example.com/edge/relay"
ENV TZ=Etc/UTC RUST_LOG=info
RUN USER=root cargo new --bin relay
WORKDIR /volume/relay
COPY Cargo.toml Cargo.lock ./
RUN cargo build --release && rm src/*.rs target/x86_64-unknown-linux-musl/release/deps/relay*

COPY src src
RUN cargo build --release
RUN strip target/x86_64-unknown-linux-musl/release/relay

FROM alpine AS certificates
RUN apk add ca-certificates && update-ca-certificates

FROM scratch
COPY --from=certificates /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /volume/relay/target/x86_64-unknown-linux-musl/release/relay /relay
COPY --from=builder /usr/share/zoneinfo /usr/share/zoneinfo
USER 1000:1000
ENTRYPOINT ["/relay"]
CMD ["--listen", "0.0.0.0:7000"]

# syntax=docker/dockerfile:1.7
FROM rust:1.82.0-slim-bookworm AS chef
RUN apt-get update && apt-get install -y --no-install-recommends pkg-config libssl-dev mold clang \
 && rm -rf /var/lib/apt/lists/* \
 && cargo install cargo-chef --locked --version 0.1.68
ENV RUSTFLAGS="-C link-arg=-fuse-ld=mold"
WORKDIR /app

FROM chef AS planner
COPY . .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef AS builder
COPY --from=planner /app/recipe.json recipe.json
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    cargo chef cook --release --recipe-path recipe.json
COPY . .
ENV SQLX_OFFLINE=true
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    cargo build --release --locked --bin tidewatch

FROM debian:bookworm-20241111-slim AS runtime
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libssl3 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-log-init --home-dir /nonexistent tidewatch
COPY --from=builder /app/target/release/tidewatch /usr/local/bin/tidewatch
COPY --from=builder /app/config /etc/tidewatch
USER 10001
ENV TIDEWATCH_CONFIG=/etc/tidewatch/production.toml RUST_LOG=info,sqlx=warn
EXPOSE 8080
CMD ["tidewatch"]

# Agent for gateways on cranes (armv7, aarch64) and for office PCs (amd64).
# Cross compiled with Debian's multiarch; QEMU was too slow.
ARG RUST=1.74.1

FROM --platform=linux/amd64 rust:${RUST}-bookworm AS cross
ARG TARGETARCH
ARG TARGETVARIANT
ENV DEBIAN_FRONTEND=noninteractive CARGO_TERM_COLOR=always
WORKDIR /agent

# what the compiler calls what Docker calls …
RUN case "${TARGETARCH}${TARGETVARIANT}" in \
      amd64)  rust=x86_64-unknown-linux-gnu        deb=amd64 gnu=x86-64-linux-gnu ;; \
      arm64*) rust=aarch64-unknown-linux-gnu       deb=arm64 gnu=aarch64-linux-gnu ;; \
      armv7)  rust=armv7-unknown-linux-gnueabihf   deb=armhf gnu=arm-linux-gnueabihf ;; \
      *) echo "unsupported: ${TARGETARCH}${TARGETVARIANT}" >&2; exit 1 ;; \
    esac \
 && printf 'rust=%s\ndeb=%s\ngnu=%s\n' "$rust" "$deb" "$gnu" > /target.env

RUN . /target.env \
 && dpkg --add-architecture "$deb" \
 && apt-get update \
 && apt-get install -y --no-install-recommends \
      "gcc-$gnu" "libc6-dev-$deb-cross" \
      "libssl-dev:$deb" "libudev-dev:$deb" \
      pkg-config \
 && rm -rf /var/lib/apt/lists/* \
 && rustup target add "$rust"

COPY Cargo.toml Cargo.lock ./
COPY crates crates
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/agent/target,id=agent-${TARGETARCH}${TARGETVARIANT} \
    . /target.env \
 && triple="$(echo "$rust" | tr 'a-z-' 'A-Z_')" \
 && export "CARGO_TARGET_${triple}_LINKER=$gnu-gcc" PKG_CONFIG_ALLOW_CROSS=1 PKG_CONFIG_PATH="/usr/lib/$gnu/pkgconfig" \
 && cargo build --locked --release --target "$rust" --bin agent \
 && install -D -m 0755 "target/$rust/release/agent" /out/agent

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libssl3 libudev1 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=cross /out/agent /usr/sbin/agent
COPY agent.toml /etc/agent/agent.toml
# reads /dev/ttyUSB*: root, until the udev rules are on all gateways
# plimsoll ignore=dockerfile/non-root-user reason="serial ports of the old gateways belong to root" until=2027-06-30
USER root
ENTRYPOINT ["/usr/sbin/agent"]
CMD ["--config", "/etc/agent/agent.toml"]

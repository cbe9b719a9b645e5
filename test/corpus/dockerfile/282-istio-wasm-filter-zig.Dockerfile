# Filter for the mesh: Zig to WebAssembly, shipped as an OCI artefact.
FROM debian:bookworm-slim AS zig
ARG ZIG_VERSION=0.13.0
ARG ZIG_SHA256=d45312e61ebcc48032b77bc4cf7fd6915c11fa16e4aad116b66c9468211230ea
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl xz-utils \
 && rm -rf /var/lib/apt/lists/*
RUN set -eux; \
    case "$(uname -m)" in \
      x86_64) triple=linux-x86_64 ;; \
      aarch64) triple=linux-aarch64 ;; \
      *) echo "no Zig for $(uname -m)" >&2; exit 1 ;; \
    esac; \
    curl -fsSLo zig.tar.xz "https://ziglang.org/download/${ZIG_VERSION}/zig-${triple}-${ZIG_VERSION}.tar.xz"; \
    if [ "$triple" = linux-x86_64 ]; then echo "${ZIG_SHA256}  zig.tar.xz" | sha256sum -c; fi; \
    tar -xJf zig.tar.xz -C /opt; \
    mv "/opt/zig-${triple}-${ZIG_VERSION}" /opt/zig; \
    rm zig.tar.xz
ENV PATH=/opt/zig:$PATH

FROM zig AS build
WORKDIR /filter
COPY build.zig build.zig.zon ./
COPY vendor vendor
COPY src src
RUN --mount=type=cache,target=/root/.cache/zig zig build test --summary all
RUN --mount=type=cache,target=/root/.cache/zig \
    zig build -Dtarget=wasm32-wasi -Doptimize=ReleaseSmall \
 && ls -l zig-out/bin/filter.wasm

# the name that Envoy looks for
FROM scratch
LABEL module.wasm.image/variant=compat
LABEL org.opencontainers.image.source="https://git.example.com/mesh/audit-filter"
COPY --from=build /filter/zig-out/bin/filter.wasm ./plugin.wasm

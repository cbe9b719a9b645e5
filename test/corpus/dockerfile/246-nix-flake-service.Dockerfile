# syntax=docker/dockerfile:1
# The closure of the flake, and nothing else.
FROM nixos/nix:2.24.9 AS builder
RUN echo "experimental-features = nix-command flakes" >> /etc/nix/nix.conf \
 && echo "filter-syscalls = false" >> /etc/nix/nix.conf
WORKDIR /tmp/build
COPY flake.nix flake.lock ./
COPY nix ./nix
# the shell's inputs as a layer
RUN nix develop --command true
COPY . .
# binary cache of the team: pulls only, the key is public
RUN echo "extra-substituters = https://nix-cache.example.com" >> /etc/nix/nix.conf \
 && echo "extra-trusted-public-keys = nix-cache.example.com-1:q1w2e3r4t5z6u7i8o9p0ASDFGHJKLYXCVBNMqwertzu=" >> /etc/nix/nix.conf
RUN nix build --print-build-logs .#default
RUN mkdir /tmp/closure && cp -R $(nix-store -qR result/) /tmp/closure

FROM scratch
WORKDIR /app
COPY --from=builder /tmp/closure /nix/store
COPY --from=builder /tmp/build/result /app
COPY --from=builder /tmp/build/etc/passwd /etc/passwd
USER app
ENV PATH=/app/bin SSL_CERT_FILE=/app/etc/ssl/certs/ca-bundle.crt
EXPOSE 8080
ENTRYPOINT ["/app/bin/manifest-parser"]

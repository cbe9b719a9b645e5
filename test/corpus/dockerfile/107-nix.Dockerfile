FROM nixos/nix:2.21.0 AS build
COPY . /tmp/build
WORKDIR /tmp/build
RUN nix --extra-experimental-features "nix-command flakes" --option filter-syscalls false build
RUN mkdir /tmp/closure && cp -R $(nix-store -qR result/) /tmp/closure
FROM scratch
WORKDIR /app
COPY --from=build /tmp/closure /nix/store
COPY --from=build /tmp/build/result /app
CMD ["/app/bin/app"]

# opam's switch lives in the image; the lock file says what is in it
FROM ocaml/opam:debian-12-ocaml-5.1 AS build

USER root
RUN ln -sf /usr/bin/opam-2.1 /usr/bin/opam && \
    apt-get update && \
    apt-get install -y \
        libev-dev \
        libgmp-dev \
        libpq-dev \
        libssl-dev \
        m4 \
        pkg-config \
    && rm -rf /var/lib/apt/lists/*
USER opam

WORKDIR /home/opam/quay
RUN git -C /home/opam/opam-repository fetch -q origin && \
    git -C /home/opam/opam-repository reset -q --hard 4c9b1d8e2f30a5b6c7d8e9f0a1b2c3d4e5f60718 && \
    opam update

COPY --chown=opam quay.opam quay.opam.locked ./
RUN opam install . --deps-only --locked --with-test

COPY --chown=opam dune-project dune Makefile ./
COPY --chown=opam bin bin
COPY --chown=opam lib lib
COPY --chown=opam test test
RUN opam exec -- dune build @runtest --profile release && \
    opam exec -- dune build bin/main.exe --profile release && \
    cp _build/default/bin/main.exe /home/opam/quayd && \
    strip /home/opam/quayd

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libev4 libgmp10 libpq5 libssl3 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/quay
COPY --from=build /home/opam/quayd bin/
COPY static static
COPY sql sql
ENV QUAY_INTERFACE=0.0.0.0 \
    QUAY_PORT=8080 \
    OCAMLRUNPARAM=b
EXPOSE 8080
USER www-data:www-data
CMD ["/opt/quay/bin/quayd"]

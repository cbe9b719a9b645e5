# syntax=docker/dockerfile:1.5
FROM haskell:9.6.3-slim-buster AS deps
RUN apt-get update && apt-get install -y --no-install-recommends \
      libpq-dev \
      pkg-config \
      zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build

# Freeze file and cabal file only, so that this layer is built once a month
COPY cabal.project cabal.project.freeze berthing.cabal ./
RUN --mount=type=cache,target=/root/.cabal/packages \
    cabal update "hackage.haskell.org,2023-11-01T00:00:00Z" \
 && cabal build --only-dependencies --enable-tests all

FROM deps AS build
COPY LICENSE ./
COPY app app
COPY src src
COPY test test
RUN --mount=type=cache,target=/root/.cabal/packages \
    cabal test all --test-show-details=failures \
 && cabal install exe:berthing \
      --install-method=copy \
      --installdir=/out \
      --overwrite-policy=always \
      --enable-executable-stripping

# hlint and fourmolu stay out of the way of the build
FROM haskell:9.6.3-slim-buster AS lint
RUN cabal update && cabal install hlint-3.6.1 fourmolu-0.14.1.0 --installdir=/usr/local/bin --install-method=copy
WORKDIR /build
COPY . .
RUN hlint app src test && fourmolu --mode check app src test

FROM debian:buster-slim AS release
ARG REVISION
ARG CREATED
LABEL org.opencontainers.image.title="berthing" \
      org.opencontainers.image.description="Which ship lies where, and until when" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="https://git.example.com/harbour/berthing" \
      org.opencontainers.image.licenses="BSD-3-Clause"
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates \
      libgmp10 \
      libpq5 \
      netbase \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 990 --shell /usr/sbin/nologin berthing
COPY --from=build /out/berthing /usr/local/bin/
COPY migrations /usr/local/share/berthing/migrations
USER berthing
ENV LANG=C.UTF-8 GHCRTS="-N2 -A64m -T"
EXPOSE 8080
ENTRYPOINT ["berthing"]
CMD ["serve", "--port", "8080"]

# syntax=docker/dockerfile:1.26

# Two images: `cli`, which scores a folder, and `runtime`, the portal.

FROM --platform=$BUILDPLATFORM node:24-trixie-slim AS base
WORKDIR /toolchain
COPY scripts/toolchain/package.json scripts/toolchain/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --omit=optional
ENV PATH=/toolchain/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /src

# manifests says what to install, and is the same until a package.json changes.
FROM base AS manifests
COPY package.json yarn.lock .yarnrc.yml ./
COPY packages ./packages
COPY plugins ./plugins
RUN find packages plugins -mindepth 2 -maxdepth 2 ! -name package.json -exec rm -rf {} +

# --- cli -----------------------------------------------------------------------------------------

# cli-deps has what a single workspace needs, as the lock file says; that it is current, the install below sees to.
FROM base AS cli-deps
COPY --from=manifests /src ./
RUN --mount=type=cache,target=/root/.yarn/berry/cache \
    yarn workspaces focus @plimsoll/cli

FROM base AS cli-production-deps
COPY --from=manifests /src ./
# What is ours comes as one file, and notes of the install would differ each time.
RUN --mount=type=cache,target=/root/.yarn/berry/cache \
    yarn workspaces focus --production @plimsoll/cli \
    && rm -rf node_modules/@plimsoll node_modules/.bin node_modules/.yarn-state.yml

FROM cli-deps AS cli-build
COPY packages ./packages
# Packages of others stay what they are: whoever lists what is in the image finds them, with their licences.
RUN node_modules/.bin/esbuild packages/cli/src/main.ts --bundle --platform=node --target=node24 \
    --external:yaml --external:unbash --outfile=dist/plimsoll.js

FROM gcr.io/distroless/nodejs24-debian13:nonroot AS cli
ARG VERSION=0.0.0-dev REVISION=unknown SOURCE
LABEL org.opencontainers.image.title="plimsoll" \
      org.opencontainers.image.description="Scores the container set-up of a folder." \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
ENV NODE_ENV=production
COPY --link LICENSE /app/LICENSE
COPY --link --from=cli-production-deps /src/node_modules /app/node_modules
COPY --link --from=cli-build /src/dist/plimsoll.js /app/plimsoll.js
# Where the folder is mounted.
WORKDIR /work
USER 65532:65532
# It does its work and ends.
HEALTHCHECK NONE
ENTRYPOINT ["/nodejs/bin/node", "/app/plimsoll.js"]
CMD ["--help"]

# --- portal --------------------------------------------------------------------------------------

# deps has the packages, which change more seldom than the code.
FROM base AS deps
COPY --from=manifests /src ./
RUN --mount=type=cache,target=/root/.yarn/berry/cache \
    yarn install --immutable --mode=skip-build

FROM deps AS build
COPY backstage.json tsconfig.json app-config.yaml ./
COPY packages ./packages
COPY plugins ./plugins
# Backend, app and what they are made of: skeleton.tar.gz has the manifests, bundle.tar.gz what was built.
RUN yarn workspace backend build \
    && mkdir /skeleton /bundle \
    && tar -xzf packages/backend/dist/skeleton.tar.gz -C /skeleton \
    && tar -xzf packages/backend/dist/bundle.tar.gz -C /bundle

FROM base AS production-deps
COPY package.json yarn.lock .yarnrc.yml ./
COPY --from=build /skeleton ./
# Nothing is compiled, and SQLite's driver is not there: the state of a portal in production is in PostgreSQL.
RUN --mount=type=cache,target=/root/.yarn/berry/cache \
    npm pkg delete dependenciesMeta \
    && YARN_ENABLE_SCRIPTS=false yarn workspaces focus --all --production \
    && rm -rf node_modules/.yarn-state.yml

FROM gcr.io/distroless/nodejs24-debian13:nonroot AS runtime
ARG VERSION=0.0.0-dev REVISION=unknown SOURCE
LABEL org.opencontainers.image.title="plimsoll-portal" \
      org.opencontainers.image.description="A Backstage portal with container scorecards and golden paths." \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
ENV NODE_ENV=production
COPY --link LICENSE backstage.json app-config.yaml app-config.production.yaml app-config.compose.yaml /app/
COPY --link scripts/healthcheck.mjs /app/healthcheck.mjs
COPY --link templates /app/templates
COPY --link --from=production-deps /src /app
COPY --link --from=build /bundle /app
# As in a checkout: paths in app-config.yaml are seen from here.
WORKDIR /app/packages/backend
USER 65532:65532
EXPOSE 7007
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --retries=3 --start-period=60s --start-interval=2s \
    CMD ["/nodejs/bin/node", "/app/healthcheck.mjs"]
ENTRYPOINT ["/nodejs/bin/node", "--enable-source-maps", "--max-old-space-size-percentage=60", "."]
CMD ["--config", "/app/app-config.yaml", "--config", "/app/app-config.production.yaml"]

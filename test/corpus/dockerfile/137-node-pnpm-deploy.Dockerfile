# syntax=docker/dockerfile:1

FROM node:20-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0 AS base
ENV PNPM_HOME="/pnpm"
ENV PATH="$PNPM_HOME:$PATH"
RUN corepack enable && corepack prepare pnpm@9.12.3 --activate

FROM base AS build
WORKDIR /usr/src/app
# fetch only looks at the lock file
COPY pnpm-lock.yaml ./
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm fetch
COPY . .
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --recursive --offline --frozen-lockfile \
 && pnpm run -r build \
 && pnpm deploy --filter=@fleet/dispatcher --prod /prod/dispatcher \
 && pnpm deploy --filter=@fleet/tracker --prod /prod/tracker

FROM base AS dispatcher
WORKDIR /prod/dispatcher
COPY --from=build /prod/dispatcher .
USER 1000
EXPOSE 8000
CMD [ "node", "lib/server.js" ]

FROM base AS tracker
WORKDIR /prod/tracker
COPY --from=build /prod/tracker .
USER 1000
EXPOSE 8001
CMD [ "node", "lib/server.js" ]

# syntax=docker/dockerfile:1
ARG NODE_VERSION=20.12.2
FROM node:${NODE_VERSION}-slim AS base
ENV PNPM_HOME="/pnpm"
ENV PATH="$PNPM_HOME:$PATH"
RUN corepack enable

FROM base AS prune
WORKDIR /repo
COPY . .
RUN pnpm dlx turbo@1.13.3 prune @shop/checkout --docker

FROM base AS build
WORKDIR /repo
COPY --from=prune /repo/out/json/ .
COPY --from=prune /repo/out/pnpm-lock.yaml ./pnpm-lock.yaml
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
COPY --from=prune /repo/out/full/ .
RUN pnpm --filter @shop/checkout build && pnpm deploy --filter @shop/checkout --prod /out

FROM base
COPY --from=build --chown=node:node /out /srv/checkout
WORKDIR /srv/checkout
USER node
EXPOSE 4000/tcp
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["node", "healthcheck.js"]
ENTRYPOINT ["node", "dist/main.js"]

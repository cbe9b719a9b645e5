# syntax=docker/dockerfile:1.7

# One file for all apps of the monorepo:
#   docker build --build-arg APP=storefront -t storefront .

ARG NODE_VERSION=22.11.0
ARG TURBO_VERSION=2.3.3

FROM node:${NODE_VERSION}-alpine AS alpine
RUN apk update && apk add --no-cache libc6-compat

FROM alpine AS base
ARG TURBO_VERSION
RUN npm install --global pnpm@9.15.0 turbo@${TURBO_VERSION}
RUN pnpm config set store-dir ~/.pnpm-store

# Prune: only the packages that the app depends on
FROM base AS pruner
ARG APP
WORKDIR /repo
COPY . .
RUN turbo prune --scope=${APP} --docker

FROM base AS builder
ARG APP
WORKDIR /repo

# lock file and package.jsons of the pruned workspace
COPY --from=pruner /repo/out/pnpm-lock.yaml ./pnpm-lock.yaml
COPY --from=pruner /repo/out/pnpm-workspace.yaml ./pnpm-workspace.yaml
COPY --from=pruner /repo/out/json/ .
RUN --mount=type=cache,id=pnpm,target=/root/.pnpm-store \
    pnpm install --frozen-lockfile

COPY --from=pruner /repo/out/full/ .

ARG TURBO_TEAM
ENV TURBO_TEAM=$TURBO_TEAM
RUN --mount=type=secret,id=turbo_token \
    TURBO_TOKEN="$(cat /run/secrets/turbo_token)" turbo build --filter=${APP}...
RUN --mount=type=cache,id=pnpm,target=/root/.pnpm-store \
    pnpm prune --prod --no-optional
RUN rm -rf ./**/*/src

FROM alpine AS runner
ARG APP
RUN addgroup --system --gid 1001 nodejs \
 && adduser --system --uid 1001 --ingroup nodejs nodejs
USER nodejs
WORKDIR /repo
COPY --from=builder --chown=nodejs:nodejs /repo .
WORKDIR /repo/apps/${APP}
ARG PORT=8080
ENV PORT=${PORT} NODE_ENV=production
EXPOSE ${PORT}
CMD ["node", "dist/main"]

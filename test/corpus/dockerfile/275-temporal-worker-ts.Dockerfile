# syntax=docker/dockerfile:1.7
# Worker of the booking workflows. The SDK has a native core: glibc, so no Alpine.
FROM node:20.11.0-bookworm-slim AS base
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /worker

FROM base AS modules
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=secret,id=npmrc,target=/worker/.npmrc \
    npm ci

FROM modules AS bundle
COPY tsconfig.json ./
COPY src ./src
RUN npx tsc --noEmit \
 && node --import tsx src/scripts/bundle-workflows.ts \
 && npx tsc -p tsconfig.build.json \
 && npm prune --omit=dev

# replays the recorded histories against the new code
FROM bundle AS replay
COPY histories ./histories
RUN node dist/scripts/replay.js histories/*.json

FROM base AS worker
ARG VERSION=dev
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="booking-worker" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}" \
      org.opencontainers.image.source="https://git.example.com/booking/worker"
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-old-space-size=1536" \
    TEMPORAL_BUILD_ID=${COMMIT}
COPY --from=bundle /worker/node_modules ./node_modules
COPY --from=bundle /worker/dist ./dist
COPY --from=bundle /worker/workflow-bundle.js ./
COPY package.json ./
USER 1000:1000
EXPOSE 9464
CMD ["node", "dist/worker.js"]

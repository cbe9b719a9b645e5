# push: websockets for the departure boards
FROM oven/bun:1.1.34 AS base
WORKDIR /push

FROM base AS everything
COPY package.json bun.lockb ./
RUN bun install --frozen-lockfile
COPY tsconfig.json ./
COPY src src
COPY test test
RUN bun test && bun build src/index.ts --target=bun --outdir=out

FROM base AS runtime-modules
COPY package.json bun.lockb ./
RUN bun install --frozen-lockfile --production --ignore-scripts

# a smoke test of what will ship
FROM runtime-modules AS smoke
COPY --from=everything /push/out out
RUN bun run out/index.js --self-test
FROM oven/bun:1.1.34-slim
WORKDIR /push
COPY --from=runtime-modules /push/node_modules node_modules
COPY --from=everything /push/out out
ENV NODE_ENV=production BOARD_ORIGIN=https://boards.example.org

# 1000 is "bun" of the base image
USER 1000
EXPOSE 3000/tcp
ENTRYPOINT [ "bun", "run", "out/index.js" ]

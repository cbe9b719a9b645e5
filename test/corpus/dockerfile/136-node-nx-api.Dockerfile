FROM node:18.20.4-alpine3.20 AS dependencies
WORKDIR /app
RUN apk add --no-cache python3 make g++
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile --network-timeout 600000

FROM dependencies AS builder
ARG NX_PROJECT=orders-api
ARG NX_CLOUD_ACCESS_TOKEN
ENV NX_DAEMON=false
COPY nx.json tsconfig.base.json jest.config.ts jest.preset.js ./
COPY apps/orders-api ./apps/orders-api
COPY libs ./libs
RUN npx nx build ${NX_PROJECT} --configuration=production --skip-nx-cache
# nx writes a package.json with only what the bundle needs
WORKDIR /app/dist/apps/orders-api
RUN cp /app/yarn.lock . && yarn install --production --frozen-lockfile --ignore-scripts

FROM node:18.20.4-alpine3.20 AS runner
ENV NODE_ENV=production
ENV PORT=3333
RUN apk add --no-cache tini curl
WORKDIR /app
RUN chown node:node /app
COPY --from=builder --chown=node:node /app/dist/apps/orders-api ./
USER node
EXPOSE 3333
HEALTHCHECK CMD curl --fail http://localhost:3333/api/health || exit 1
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "main.js"]

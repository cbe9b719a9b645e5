FROM node:22.12-bookworm AS build
WORKDIR /app

# Yarn 4 lives in the repository, zero installs off
COPY .yarnrc.yml package.json yarn.lock ./
COPY .yarn/releases ./.yarn/releases
COPY .yarn/plugins ./.yarn/plugins
COPY packages/api/package.json packages/api/
COPY packages/shared/package.json packages/shared/
RUN yarn install --immutable

COPY tsconfig.json ./
COPY packages ./packages
RUN yarn workspaces foreach -Rpt --from '@catalogue/api' run build \
    && yarn workspaces focus @catalogue/api --production

FROM node:22.12-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages/shared ./packages/shared
COPY --from=build /app/packages/api ./packages/api

# run as the user that the image brings
USER node
WORKDIR /app/packages/api
EXPOSE 4000
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "build/index.js"]

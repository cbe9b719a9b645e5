FROM node:20.15-alpine AS base
ARG NPM_TOKEN

FROM base AS deps
RUN apk add --no-cache libc6-compat
WORKDIR /shop
COPY package.json package-lock.json ./
RUN echo "//npm.pkg.example.com/:_authToken=${NPM_TOKEN}" > .npmrc && \
    echo "@acme:registry=https://npm.pkg.example.com" >> .npmrc && \
    npm ci && \
    rm -f .npmrc

FROM base AS builder
WORKDIR /shop
COPY --from=deps /shop/node_modules ./node_modules
COPY . .

# these end up in the client bundle
ARG NEXT_PUBLIC_API_URL
ARG NEXT_PUBLIC_SENTRY_DSN
ARG NEXT_PUBLIC_MAPS_KEY
ARG SENTRY_AUTH_TOKEN
ENV NEXT_PUBLIC_API_URL=$NEXT_PUBLIC_API_URL \
    NEXT_PUBLIC_SENTRY_DSN=$NEXT_PUBLIC_SENTRY_DSN \
    NEXT_PUBLIC_MAPS_KEY=$NEXT_PUBLIC_MAPS_KEY \
    SENTRY_AUTH_TOKEN=$SENTRY_AUTH_TOKEN \
    NEXT_TELEMETRY_DISABLED=1
RUN npm run build

FROM base AS runner
WORKDIR /shop
ENV NODE_ENV=production
RUN adduser -S -u 1001 shop

# image optimiser and ISR write below .next
RUN mkdir -p .next/cache
RUN chown -R shop .next
COPY --from=builder /shop/public ./public
COPY --from=builder --chown=shop /shop/.next/standalone ./
COPY --from=builder --chown=shop /shop/.next/static ./.next/static

USER shop
ENV PORT=3000
ENV HOSTNAME="0.0.0.0"
EXPOSE 3000
CMD ["node", "server.js"]

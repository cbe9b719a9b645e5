# syntax=docker/dockerfile:1
FROM node:20-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true npm ci
RUN --mount=type=secret,id=SENTRY_TOKEN,env=SENTRY_AUTH_TOKEN npx sentry-cli releases list
COPY . .
RUN npm run build
FROM node:20-alpine
COPY --from=build /app/dist /app
USER node
CMD ["node", "/app/main.js"]

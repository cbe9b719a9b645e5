# syntax=docker/dockerfile:1
FROM node:22-alpine AS build
WORKDIR /site
RUN --mount=type=bind,source=package.json,target=package.json \
    --mount=type=bind,source=package-lock.json,target=package-lock.json \
    --mount=type=cache,target=/root/.npm,sharing=locked \
    npm ci --no-audit --fund=false
COPY index.html vite.config.ts tsconfig.json package.json ./
COPY public ./public
COPY src ./src
ARG VITE_API=/api
ENV VITE_API=$VITE_API
RUN npm run type-check && npm run build-only

FROM caddy:2.8.4-alpine
COPY <<EOF /etc/caddy/Caddyfile
{
	admin off
	auto_https off
}
:8080 {
	root * /srv
	encode zstd gzip
	try_files {path} /index.html
	file_server
	header /assets/* Cache-Control "public, max-age=31536000, immutable"
}
EOF
COPY --from=build /site/dist /srv
# the capability on the binary makes it fail under "no new privileges"
RUN setcap -r /usr/bin/caddy
USER 1001:0
EXPOSE 8080

FROM node:18-bullseye AS build

ENV NODE_ENV=development
ENV npm_config_build_from_source=true

RUN apt-get update && \
    apt-get install -y --no-install-recommends \
        build-essential \
        libcairo2-dev \
        libpango1.0-dev \
        libjpeg-dev \
        libgif-dev \
        librsvg2-dev \
        libvips-dev && \
    rm -rf /var/lib/apt/lists/*

WORKDIR /opt/cards
COPY package.json package-lock.json ./
RUN npm ci --unsafe-perm
COPY . .
RUN npm run build && npm prune --production

FROM node:18-bullseye-slim
LABEL com.example.team="growth" \
      com.example.service="social-cards"
RUN set -ex; \
    apt-get update; \
    apt-get install -y --no-install-recommends \
        fontconfig fonts-noto-core fonts-noto-color-emoji \
        libcairo2 libpango-1.0-0 libpangocairo-1.0-0 libjpeg62-turbo libgif7 librsvg2-2 libvips42; \
    rm -rf /var/lib/apt/lists/*; \
    fc-cache -f -v
WORKDIR /opt/cards
COPY --from=build /opt/cards/node_modules ./node_modules
COPY --from=build /opt/cards/dist ./dist
COPY --from=build /opt/cards/fonts /usr/share/fonts/truetype/cards
RUN useradd -m -d /home/cards -s /bin/false cards
USER cards
EXPOSE 8085
CMD [ "node", "/opt/cards/dist/server.js" ]

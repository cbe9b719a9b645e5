FROM debian:12-slim AS build-env
RUN apt-get update && apt-get install -y --no-install-recommends curl git unzip xz-utils ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd -ms /bin/bash flutter
USER flutter
WORKDIR /home/flutter
ARG FLUTTER=3.24.5
RUN git clone --depth 1 --branch ${FLUTTER} https://github.com/flutter/flutter.git sdk
ENV PATH="/home/flutter/sdk/bin:/home/flutter/sdk/bin/cache/dart-sdk/bin:${PATH}"
RUN flutter config --no-analytics --enable-web && flutter precache --web
COPY --chown=flutter:flutter pubspec.yaml pubspec.lock app/
WORKDIR /home/flutter/app
RUN flutter pub get --enforce-lockfile
COPY --chown=flutter:flutter . .
ARG API_URL=https://api.example.org
RUN flutter build web --release --wasm --dart-define=API_URL=$API_URL

FROM ghcr.io/static-web-server/static-web-server:2.34-alpine
ENV SERVER_ROOT=/public SERVER_PORT=8787 SERVER_FALLBACK_PAGE=/public/index.html SERVER_HEALTH=true
COPY --from=build-env /home/flutter/app/build/web /public
USER 65534
EXPOSE 8787

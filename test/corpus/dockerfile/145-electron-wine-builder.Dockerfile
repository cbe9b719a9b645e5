FROM debian:bullseye

ARG NODE_MAJOR=18

# deps of electron-builder for Windows targets
RUN dpkg --add-architecture i386 && \
    apt-get -qq update && \
    apt-get -qq install -y --no-install-recommends \
      ca-certificates curl gnupg git openssh-client \
      # wine
      wine wine32 wine64 xvfb \
      # packing
      bsdtar build-essential libopenjp2-tools rpm \
      p7zip-full zip unzip \
      # keytar
      libsecret-1-dev && \
    curl -fsSL https://deb.example.com/setup_${NODE_MAJOR}.x | bash - && \
    apt-get -qq install -y nodejs && \
    npm i -g npm@9 && \
    rm -rf /var/lib/apt/lists/*

ENV WINEDEBUG=-all WINEPREFIX=/root/.wine DEBUG_COLORS=true FORCE_COLOR=true

# create the prefix now: it takes a minute
RUN xvfb-run --auto-servernum wine wineboot --init && \
    while pgrep wineserver > /dev/null; do echo "waiting for wineserver"; sleep 1; done

WORKDIR /project
ENTRYPOINT ["/bin/bash", "-l", "-c"]
CMD ["npm ci && npm run dist:win"]

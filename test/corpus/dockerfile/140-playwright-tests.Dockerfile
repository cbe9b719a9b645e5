FROM mcr.microsoft.com/playwright:v1.48.2-jammy

WORKDIR /e2e

ENV CI=true \
    PLAYWRIGHT_BROWSERS_PATH=/ms-playwright \
    HOME=/tmp

COPY package.json package-lock.json .npmrc ./
RUN npm ci

COPY playwright.config.ts tsconfig.json ./
COPY fixtures ./fixtures
COPY tests ./tests
COPY scripts/run.sh /usr/local/bin/run-e2e

RUN chmod 0755 /usr/local/bin/run-e2e \
 && mkdir -p test-results playwright-report \
 && chown -R pwuser:pwuser /e2e

# fonts that our customers' browsers have, else the screenshots differ
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-liberation fonts-noto-cjk imagemagick \
 && rm -rf /var/lib/apt/lists/* \
 && fc-cache -f

ARG TEST_SUITE_VERSION=local
LABEL org.opencontainers.image.title="End-to-end tests of the portal" \
      org.opencontainers.image.version="${TEST_SUITE_VERSION}"
USER pwuser

# BASE_URL comes from the pipeline
ENTRYPOINT ["/usr/local/bin/run-e2e"]
CMD ["--project=chromium", "--reporter=junit,html"]

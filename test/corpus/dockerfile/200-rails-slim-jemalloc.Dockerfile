# syntax=docker/dockerfile:1
# check=skip=SecretsUsedInArgOrEnv

ARG RUBY_VERSION=3.3.6
FROM docker.io/library/ruby:${RUBY_VERSION}-slim AS runtime
WORKDIR /srv/berths
RUN apt-get update -qq \
 && apt-get install --no-install-recommends -y libjemalloc2 libvips42 libpq5 \
 && rm -rf /var/lib/apt/lists /var/cache/apt/archives
ENV RAILS_ENV=production \
    BUNDLE_DEPLOYMENT=1 \
    BUNDLE_WITHOUT=development:test \
    BUNDLE_PATH=/usr/local/bundle \
    LD_PRELOAD=libjemalloc.so.2 \
    RUBY_YJIT_ENABLE=1

FROM runtime AS gems
RUN apt-get update -qq \
 && apt-get install --no-install-recommends -y build-essential git libpq-dev libyaml-dev pkg-config \
 && rm -rf /var/lib/apt/lists /var/cache/apt/archives
COPY Gemfile Gemfile.lock ./
COPY vendor/gems ./vendor/gems
RUN bundle install --jobs 4 \
 && rm -rf "${BUNDLE_PATH}"/ruby/*/cache \
 && bundle exec bootsnap precompile --gemfile

FROM gems AS assets
# Node only lives here
ARG NODE_VERSION=20.18.0
ADD --checksum=sha256:4543670b589593f8fa5f106111fd5139081da42bb165a9239f05195e405f240a https://nodejs.org/dist/v${NODE_VERSION}/node-v${NODE_VERSION}-linux-x64.tar.xz /tmp/node.tar.xz
RUN apt-get update -qq && apt-get install --no-install-recommends -y xz-utils \
 && tar -xJf /tmp/node.tar.xz -C /usr/local --strip-components=1 \
 && npm install -g yarn@1.22.22
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile
COPY . .
RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile \
 && rm -rf node_modules tmp/cache

FROM runtime
COPY --from=gems "${BUNDLE_PATH}" "${BUNDLE_PATH}"
COPY --from=assets /srv/berths /srv/berths
RUN groupadd --system --gid 1000 rails \
 && useradd rails --uid 1000 --gid 1000 --create-home --shell /bin/bash \
 && mkdir -p db log storage tmp \
 && chown -R rails:rails db log storage tmp
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["ruby", "-rnet/http", "-e", "exit Net::HTTP.get_response(URI('http://127.0.0.1:3000/up')).is_a?(Net::HTTPSuccess)"]
ENTRYPOINT ["/srv/berths/bin/docker-entrypoint"]
CMD ["./bin/thrust", "./bin/rails", "server"]

FROM cgr.dev/chainguard/wolfi-base@sha256:9925d3017788558fa8f27e8bb160b791e56202b60c91fbcc5c867de3175986c8 AS builder
ARG BUNDLER=2.5.23
RUN apk add --no-cache build-base ruby-3.3 ruby-3.3-dev ruby3.3-bundler yaml-dev
WORKDIR /srv
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local deployment true \
 && bundle config set --local without development:test \
 && bundle install

FROM cgr.dev/chainguard/ruby:latest@sha256:0a0f7f9a8b1d3ce5a4f1b1dc0b7f4dfc6c2f9a7b8c3d4e5f60718293a4b5c6d7
WORKDIR /srv
COPY --from=builder /srv/vendor vendor
COPY --from=builder /srv/.bundle .bundle
COPY config.ru Gemfile Gemfile.lock ./
COPY lib lib
ARG REVISION=unknown
LABEL org.opencontainers.image.source="https://git.example.com/pilots/rota" \
      org.opencontainers.image.revision="${REVISION}"
ENV RACK_ENV=production \
    RUBYOPT=-W0 \
    PUMA_MIN_THREADS=2 PUMA_MAX_THREADS=16
EXPOSE 9292
CMD ["-S", "bundle", "exec", "puma", "-b", "tcp://0.0.0.0:9292"]

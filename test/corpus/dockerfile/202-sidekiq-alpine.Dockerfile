FROM ruby:3.1.4-alpine3.18 as gems
RUN apk --update add --no-cache build-base postgresql-dev git tzdata
WORKDIR /app
COPY Gemfile* ./
RUN gem install bundler:2.4.13 && \
    bundle config set --local without 'development test' && \
    bundle install -j4 --retry 3 && \
    find /usr/local/bundle/gems/ -name "*.c" -delete && \
    find /usr/local/bundle/gems/ -name "*.o" -delete

FROM ruby:3.1.4-alpine3.18
RUN apk add --no-cache libpq tzdata file vips && \
    addgroup -S sidekiq && adduser -S sidekiq -G sidekiq
WORKDIR /app
COPY --from=gems /usr/local/bundle /usr/local/bundle
COPY --chown=sidekiq:sidekiq app ./app
COPY --chown=sidekiq:sidekiq config ./config
COPY --chown=sidekiq:sidekiq lib ./lib
COPY --chown=sidekiq:sidekiq Gemfile Gemfile.lock Rakefile ./
RUN mkdir -p tmp/pids log && chown -R sidekiq:sidekiq tmp log
USER sidekiq
ENV MALLOC_ARENA_MAX=2 RAILS_ENV=production
CMD ["bundle", "exec", "sidekiq", "-C", "config/sidekiq.yml"]

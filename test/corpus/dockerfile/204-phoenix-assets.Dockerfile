ARG ELIXIR=1.17.3
ARG OTP=27.1.2
ARG ALPINE=3.20.3

FROM hexpm/elixir:${ELIXIR}-erlang-${OTP}-alpine-${ALPINE} AS build
RUN apk add --no-cache build-base git npm
WORKDIR /app
ENV MIX_ENV=prod ERL_FLAGS="+JPperf true"
RUN mix do local.hex --force, local.rebar --force

COPY mix.exs mix.lock ./
COPY apps/web/mix.exs apps/web/
COPY apps/core/mix.exs apps/core/
RUN mix deps.get --only prod
COPY config/config.exs config/prod.exs config/
RUN mix deps.compile

COPY apps/web/assets/package.json apps/web/assets/package-lock.json apps/web/assets/
RUN npm ci --prefix apps/web/assets --progress=false --no-audit --loglevel=error

COPY apps apps
RUN mix cmd --app web mix assets.deploy
COPY config/runtime.exs config/
COPY rel rel
RUN mix do compile, release lighthouse

FROM alpine:${ALPINE}
RUN apk add --no-cache libstdc++ openssl ncurses-libs
WORKDIR /app
RUN chown nobody:nobody /app
USER nobody:nobody
COPY --from=build --chown=nobody:nobody /app/_build/prod/rel/lighthouse ./
ENV HOME=/app PHX_SERVER=true
EXPOSE 4000
# a name for the cluster; RELEASE_COOKIE comes with the deployment
ENV RELEASE_DISTRIBUTION=name
CMD ["bin/lighthouse", "start"]

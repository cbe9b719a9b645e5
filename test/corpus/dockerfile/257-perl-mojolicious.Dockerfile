FROM perl:5.38-slim-bookworm AS deps
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev libssl-dev make zlib1g-dev && rm -rf /var/lib/apt/lists/*
RUN cpanm --notest Carton
WORKDIR /srv
COPY cpanfile cpanfile.snapshot ./
RUN carton install --deployment --without develop

FROM perl:5.38-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY --from=deps /srv/local ./local
COPY lib lib
COPY script script
COPY templates templates
COPY public public
ENV PERL5LIB=/srv/local/lib/perl5:/srv/lib MOJO_MODE=production MOJO_REVERSE_PROXY=1
ARG COMMIT
LABEL org.opencontainers.image.source=https://git.example.com/tally/tally \
      org.opencontainers.image.revision=${COMMIT}
HEALTHCHECK --interval=30s --timeout=5s CMD ["perl", "-MMojo::UserAgent", "-e", "exit !Mojo::UserAgent->new->get('http://127.0.0.1:3000/healthz')->result->is_success"]
USER www-data
EXPOSE 3000
CMD ["perl", "script/tally", "prefork", "-m", "production", "-l", "http://*:3000"]

FROM denoland/deno:alpine-1.46.3

LABEL org.opencontainers.image.title="Webhooks" \
      org.opencontainers.image.description="Takes webhooks of carriers and puts them into the queue" \
      org.opencontainers.image.source="https://git.example.com/integrations/webhooks"
EXPOSE 8000
WORKDIR /app

# Prefer not to run as root.
USER deno

# Cache the dependencies as a layer of their own (deps.ts lists them all).
COPY deps.ts deno.json deno.lock ./
RUN deno cache --lock=deno.lock deps.ts

COPY --chown=deno:deno . .
RUN deno cache --lock=deno.lock main.ts \
    && deno check main.ts

ENV DENO_ENV=production
# carriers whose certificates the public list does not know
ENV DENO_TLS_CA_STORE=system \
    DENO_CERT=/app/certs/carriers.pem
ARG BUILD_TIMESTAMP
LABEL org.opencontainers.image.created=$BUILD_TIMESTAMP

HEALTHCHECK --interval=15s --timeout=2s CMD ["deno", "eval", "--no-lock", "const r = await fetch('http://127.0.0.1:8000/_health'); Deno.exit(r.ok ? 0 : 1)"]
CMD ["run", "--allow-net", "--allow-env", "--allow-read=/app", "main.ts"]

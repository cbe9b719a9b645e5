FROM postgres:15.4-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends build-essential ca-certificates git postgresql-server-dev-15 \
    && rm -rf /var/lib/apt/lists/*
ARG PGVECTOR_REF=v0.5.1
ARG PG_CRON_REF=v1.6.2
RUN git clone --branch ${PGVECTOR_REF} --depth 1 https://github.com/pgvector/pgvector.git /tmp/pgvector \
    && make -C /tmp/pgvector OPTFLAGS="" \
    && make -C /tmp/pgvector install DESTDIR=/stage
RUN git clone --branch ${PG_CRON_REF} --depth 1 https://github.com/citusdata/pg_cron.git /tmp/pg_cron \
    && make -C /tmp/pg_cron \
    && make -C /tmp/pg_cron install DESTDIR=/stage

FROM postgres:15.4-bookworm
COPY --from=build /stage/usr /usr
COPY docker/initdb.d/*.sql /docker-entrypoint-initdb.d/
COPY docker/postgresql.conf /etc/postgresql/postgresql.conf
ENV POSTGRES_DB=depot \
    POSTGRES_USER=depot \
    POSTGRES_PASSWORD=depot
HEALTHCHECK --interval=10s --timeout=3s --retries=5 CMD pg_isready -U "$POSTGRES_USER" -d "$POSTGRES_DB"
CMD ["postgres", "-c", "config_file=/etc/postgresql/postgresql.conf", "-c", "shared_preload_libraries=pg_cron"]

FROM postgres:16.2-alpine
COPY initdb /docker-entrypoint-initdb.d/
ENV POSTGRES_PASSWORD=changeme

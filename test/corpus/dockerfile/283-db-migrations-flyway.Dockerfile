# Applies the migrations and ends; an init container of every service that uses the schema.
FROM flyway/flyway:10.1.0-alpine

# Oracle's driver is not in the image
ARG OJDBC=23.3.0.23.09
USER root
RUN apk --no-cache add curl \
 && curl -fsS -o /flyway/drivers/ojdbc11.jar "https://repo.example.org/maven2/com/oracle/database/jdbc/ojdbc11/${OJDBC}/ojdbc11-${OJDBC}.jar" \
 && echo "9d6ee9cbd1e4a8b6c6d6f9a4d3e9b2c1a0f8e7d6c5b4a39281706f5e4d3c2b1a  /flyway/drivers/ojdbc11.jar" | sha256sum -c - \
 && apk del curl
COPY --chmod=0644 sql/ /flyway/sql/
COPY --chmod=0644 callbacks/ /flyway/callbacks/
COPY --chmod=0644 conf/flyway.conf /flyway/conf/flyway.conf

# fails the build on names that Flyway would ignore
RUN set -eu; \
    for f in /flyway/sql/*; do \
      case "$(basename "$f")" in \
        V[0-9]*__*.sql | R__*.sql | U[0-9]*__*.sql) ;; \
        *) echo "not a migration: $f" >&2; exit 1 ;; \
      esac; \
    done

ENV FLYWAY_LOCATIONS=filesystem:/flyway/sql,filesystem:/flyway/callbacks \
    FLYWAY_CONNECT_RETRIES=30 \
    FLYWAY_VALIDATE_MIGRATION_NAMING=true \
    FLYWAY_BASELINE_ON_MIGRATE=false
USER 65534
ENTRYPOINT ["/flyway/flyway"]
CMD ["-outputType=json", "migrate"]

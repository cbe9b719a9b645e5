# Database for the acceptance tests: comes up with the data in it.
FROM mysql:5.7.44 AS seed
# the entry point stops before it starts the server for good
RUN sed -i 's/exec "$@"/echo "seeded"/' /usr/local/bin/docker-entrypoint.sh
ENV MYSQL_ROOT_PASSWORD=root
ENV MYSQL_DATABASE=crm
COPY schema/*.sql seed/*.sql /docker-entrypoint-initdb.d/
RUN ["/usr/local/bin/docker-entrypoint.sh", "mysqld", "--datadir", "/initialized-db"]

FROM mysql:5.7.44
COPY --from=seed /initialized-db /var/lib/mysql
COPY my.cnf /etc/mysql/conf.d/zz-tests.cnf
RUN chown -R mysql:mysql /var/lib/mysql
# the tests connect as this one
ENV MYSQL_USER=crm \
    MYSQL_PASSWORD=crm \
    MYSQL_ALLOW_EMPTY_PASSWORD=yes
HEALTHCHECK --interval=2s --timeout=2s --retries=30 CMD ["mysqladmin", "ping", "-h", "127.0.0.1", "--silent"]
EXPOSE 3306
# nothing to be kept: speed before durability
CMD ["mysqld", "--innodb-flush-log-at-trx-commit=0", "--sync-binlog=0", "--skip-innodb-doublewrite"]

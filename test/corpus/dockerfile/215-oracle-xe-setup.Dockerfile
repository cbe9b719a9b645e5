FROM container-registry.oracle.com/database/express:21.3.0-xe

ENV ORACLE_PWD=Oradoc_db1 \
    ORACLE_CHARACTERSET=AL32UTF8

USER root
RUN dnf -y install glibc-langpack-de && \
    dnf clean all && \
    rm -rf /var/cache/dnf /var/cache/yum
# sql and shell scripts that run after the database was made, by number
ADD --chown=oracle:dba setup/ /opt/oracle/scripts/setup/
ADD --chown=oracle:dba startup/ /opt/oracle/scripts/startup/
RUN chmod a+x /opt/oracle/scripts/setup/*.sh /opt/oracle/scripts/startup/*.sh && \
    sed -i -e 's/\r$//' /opt/oracle/scripts/setup/*.s*

# wallet that the entry point would make anew each time
COPY --chown=oracle:dba network/admin/ /opt/oracle/oradata/dbconfig/XE/
ENV NLS_LANG=GERMAN_GERMANY.AL32UTF8 \
    ORACLE_SID=XE
VOLUME ["/opt/oracle/oradata"]
USER oracle
EXPOSE 1521 5500
HEALTHCHECK --interval=1m --start-period=15m --timeout=30s \
  CMD "$ORACLE_BASE/checkDBStatus.sh" >/dev/null || exit 1

FROM registry.access.redhat.com/ubi8/ubi:8.9-1028

LABEL summary="Outgoing proxy" \
      io.k8s.description="Squid with the allow list of the platform" \
      io.openshift.tags="proxy,squid"

RUN dnf -y install --setopt=tsflags=nodocs --nogpgcheck https://dl.example.org/pub/epel/epel-release-latest-8.noarch.rpm && \
    dnf -y module enable squid:4 && \
    dnf -y install squid hostname && \
    dnf -y update && \
    dnf clean all && \
    rm -rf /var/cache/yum

# any user of group 0 may run it (OpenShift)
RUN for d in /var/log/squid /var/spool/squid /run/squid; do \
      mkdir -p "$d"; \
      chgrp -R 0 "$d"; \
      chmod -R g=u "$d"; \
    done; \
    ln -sf /dev/stdout /var/log/squid/access.log

COPY --chown=squid:0 squid.conf allowlist.txt /etc/squid/
# answers from our own cache where we can
RUN squid -N -z -F && squid -k parse
USER 23
EXPOSE 3128
CMD ["squid", "--foreground", "-d", "1"]

FROM registry.redhat.io/ubi9/ubi-minimal:9.3 AS builder
RUN microdnf install -y --nodocs --setopt=install_weak_deps=0 python3.11 python3.11-pip python3.11-devel gcc postgresql-devel && microdnf clean all
WORKDIR /opt/app-root
RUN python3.11 -m venv venv
COPY requirements.txt .
RUN ./venv/bin/pip install --no-cache-dir --upgrade pip && ./venv/bin/pip install --no-cache-dir -r requirements.txt

FROM registry.redhat.io/ubi9/ubi-minimal:9.3
ARG GIT_REF=main
LABEL name="claims-scoring" vendor="Example Insurance" version="3.4" release="1" \
      summary="Scores claims" description="HTTP service that scores claims" \
      vcs-ref="${GIT_REF}" com.redhat.component="claims-scoring"
RUN microdnf update -y \
 && microdnf install -y --nodocs --setopt=install_weak_deps=0 python3.11 libpq shadow-utils \
 && microdnf clean all \
 && rm -rf /var/cache/yum \
 && useradd -u 1001 -g 0 -d /opt/app-root default
COPY licenses/ /licenses/
WORKDIR /opt/app-root
COPY --from=builder --chown=1001:0 /opt/app-root/venv venv
COPY --chown=1001:0 src src
RUN fix-permissions /opt/app-root || chmod -R g=u /opt/app-root
USER 1001
ENV PATH=/opt/app-root/venv/bin:$PATH PYTHONPATH=/opt/app-root/src
EXPOSE 8080
CMD gunicorn --bind 0.0.0.0:8080 scoring.app:app

# Base of all Python services. Teams write two lines:
#   FROM registry.example.com/base/python:3.11
#   CMD ["python", "-m", "theirs"]
FROM registry.example.com/mirror/python:3.11.8-slim

RUN groupadd -g 4000 app && useradd -u 4000 -g app -m -d /srv app \
 && apt-get update \
 && apt-get install -y --no-install-recommends curl tini \
 && rm -rf /var/lib/apt/lists/*

ENV PIP_INDEX_URL=https://pypi.example.com/simple \
    PIP_NO_CACHE_DIR=1 \
    PYTHONUNBUFFERED=1
WORKDIR /srv

ONBUILD ARG EXTRA_APT=""
ONBUILD RUN if [ -n "$EXTRA_APT" ]; then apt-get update && apt-get install -y --no-install-recommends $EXTRA_APT && rm -rf /var/lib/apt/lists/*; fi
ONBUILD COPY requirements.txt /srv/
ONBUILD RUN pip install -r /srv/requirements.txt
ONBUILD COPY --chown=app:app . /srv
ONBUILD USER app

ONBUILD HEALTHCHECK CMD curl -fsS "http://localhost:${PORT:-8000}/healthz" || exit 1

LABEL com.example.base="python" com.example.base.version="3.11.8-2"
ENTRYPOINT ["tini", "--"]

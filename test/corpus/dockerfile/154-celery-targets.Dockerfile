# web, worker and beat come of this one file; compose picks the target
FROM python:3.12-slim AS base
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
RUN apt-get update \
 && apt-get install -y --no-install-recommends libmagic1 libpq5 poppler-utils \
 && rm -rf /var/lib/apt/lists/*
RUN useradd -r -u 999 -d /srv/app -s /usr/sbin/nologin app
WORKDIR /srv/app

FROM base AS wheels
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libpq-dev \
 && rm -rf /var/lib/apt/lists/*
COPY requirements/base.txt requirements/production.txt requirements/
RUN pip wheel --wheel-dir /wheels -r requirements/production.txt

FROM base AS app
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-index --find-links=/wheels /wheels/*.whl
COPY documents ./documents
COPY manage.py celeryconfig.py ./
USER app

FROM app AS beat
VOLUME /srv/schedule
CMD ["celery", "-A", "documents", "beat", "--schedule=/srv/schedule/db", "--pidfile="]

FROM app AS worker
ENV C_FORCE_ROOT=false
HEALTHCHECK --interval=60s --timeout=20s CMD celery -A documents inspect ping -d "celery@$HOSTNAME"
CMD ["celery", "-A", "documents", "worker", "--loglevel=info", "--concurrency=4", "--max-tasks-per-child=200"]

FROM app AS web
EXPOSE 8000
CMD ["gunicorn", "documents.wsgi", "-b", ":8000", "--worker-tmp-dir", "/dev/shm"]

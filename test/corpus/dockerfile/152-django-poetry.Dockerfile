###############################################
# Base image
###############################################
FROM python:3.11.9-slim-bookworm AS python-base

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    \
    # pip
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_DEFAULT_TIMEOUT=100 \
    \
    # poetry
    POETRY_VERSION=1.8.4 \
    POETRY_HOME="/opt/poetry" \
    POETRY_VIRTUALENVS_IN_PROJECT=true \
    POETRY_NO_INTERACTION=1 \
    \
    # paths
    PYSETUP_PATH="/opt/pysetup" \
    VENV_PATH="/opt/pysetup/.venv"

ENV PATH="$POETRY_HOME/bin:$VENV_PATH/bin:$PATH"

###############################################
# Builder image
###############################################
FROM python-base AS builder-base
RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential \
        libpq-dev \
        gettext \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/*

RUN python -m venv $POETRY_HOME && $POETRY_HOME/bin/pip install "poetry==${POETRY_VERSION}"

WORKDIR $PYSETUP_PATH
COPY poetry.lock pyproject.toml ./
RUN poetry install --only main --no-root

###############################################
# Development image
###############################################
FROM builder-base AS development
ENV DJANGO_SETTINGS_MODULE=shop.settings.local
RUN poetry install --no-root
WORKDIR /app
EXPOSE 8000
CMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]

###############################################
# Production image
###############################################
FROM python-base AS production
ENV DJANGO_SETTINGS_MODULE=shop.settings.production
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 django
COPY --from=builder-base $VENV_PATH $VENV_PATH
COPY --chown=django:django . /app
WORKDIR /app
USER django
# any key will do for this
RUN SECRET_KEY=build DATABASE_URL=sqlite://:memory: python manage.py collectstatic --noinput \
 && SECRET_KEY=build DATABASE_URL=sqlite://:memory: python manage.py compilemessages
EXPOSE 8000
ENTRYPOINT ["/app/docker/entrypoint.sh"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "4", "--access-logfile", "-", "shop.wsgi:application"]

FROM python:3.11-slim as python-base

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=off \
    PIP_DISABLE_PIP_VERSION_CHECK=on \
    POETRY_VERSION=1.8.2 \
    POETRY_HOME="/opt/poetry" \
    POETRY_VIRTUALENVS_IN_PROJECT=true \
    VENV_PATH="/opt/pysetup/.venv"
ENV PATH="$POETRY_HOME/bin:$VENV_PATH/bin:$PATH"

FROM python-base as builder-base
RUN apt-get update \
    && apt-get install --no-install-recommends -y \
        curl \
        build-essential
RUN curl -sSL https://install.python-poetry.org | python3 -
WORKDIR /opt/pysetup
COPY poetry.lock pyproject.toml ./
RUN poetry install --no-dev

FROM python-base as development
WORKDIR /opt/pysetup
COPY --from=builder-base $POETRY_HOME $POETRY_HOME
COPY --from=builder-base /opt/pysetup /opt/pysetup
RUN poetry install
WORKDIR /app
EXPOSE 8000
CMD ["uvicorn", "--reload", "main:app"]

FROM python-base as production
COPY --from=builder-base $VENV_PATH $VENV_PATH
COPY ./app /app/
WORKDIR /app
CMD ["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "main:app"]

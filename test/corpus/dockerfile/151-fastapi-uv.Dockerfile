# syntax=docker/dockerfile:1.12
# check=error=true

FROM ghcr.io/astral-sh/uv:0.5.24 AS uv

FROM python:3.13.1-slim-bookworm AS builder
COPY --from=uv /uv /bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PYTHON_DOWNLOADS=never \
    UV_PROJECT_ENVIRONMENT=/opt/venv
WORKDIR /src
# third-party packages change seldom
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    uv sync --locked --no-dev --no-install-project --no-editable
COPY pyproject.toml uv.lock README.md ./
COPY src ./src
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-editable

FROM builder AS test
COPY tests ./tests
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-editable \
 && uv run --no-sync pytest -q

FROM python:3.13.1-slim-bookworm AS runtime
ARG GIT_COMMIT
LABEL org.opencontainers.image.source="https://git.example.com/pricing/quotes" \
      org.opencontainers.image.revision="${GIT_COMMIT}" \
      org.opencontainers.image.description="Quotes for freight, HTTP API"
RUN groupadd --gid 10001 quotes \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin quotes
COPY --from=builder /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONFAULTHANDLER=1
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
CMD ["uvicorn", "quotes.main:app", "--host", "0.0.0.0", "--port", "8000", "--proxy-headers"]

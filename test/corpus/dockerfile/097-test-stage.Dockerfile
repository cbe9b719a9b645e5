FROM python:3.12-slim AS base
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY src src
FROM base AS test
COPY requirements-dev.txt tests ./
RUN pip install --no-cache-dir -r requirements-dev.txt && pytest
FROM base AS release
USER 10001:10001
CMD ["python", "-m", "src"]

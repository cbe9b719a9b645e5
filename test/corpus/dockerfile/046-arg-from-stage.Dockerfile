ARG VARIANT=slim
FROM python:3.12-alpine AS base-slim
FROM python:3.12 AS base-full
FROM base-${VARIANT} AS final
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
USER 1000
CMD ["python", "-m", "worker"]

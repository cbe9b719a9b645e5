# syntax=docker/dockerfile:1
# Labels pictures of damaged containers. Model and packages are both locked by hash.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY scripts/fetch_model.py .
# model is fetched by hash
RUN python fetch_model.py --sha256 4f0b0d6b6f0f0b7a0e8d1d1a7a2c9b9e3f7e8fd5d0d3b1c7f8a2b6c4d9e0f1a2 --out /model/classifier.onnx

FROM gcr.io/distroless/python3-debian12:nonroot
COPY --from=build /venv/lib/python3.11/site-packages /site-packages
COPY --from=build /model /model
COPY classifier /app/classifier
ENV PYTHONPATH=/site-packages:/app
WORKDIR /app
ENV OMP_NUM_THREADS=2 \
    CLASSIFIER_MODEL=/model/classifier.onnx \
    CLASSIFIER_LABELS=/app/classifier/labels.txt
ARG REVISION
LABEL org.opencontainers.image.source=https://git.example.com/vision/classifier \
      org.opencontainers.image.revision=$REVISION
EXPOSE 8080
ENTRYPOINT ["/usr/bin/python3", "-m", "classifier"]

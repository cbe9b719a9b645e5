# syntax=docker/dockerfile:1.6
FROM python:3.12.4-slim-bookworm
ARG MODEL=all-mini-l6
ENV HF_HOME=/models
RUN --mount=type=cache,target=/root/.cache/pip pip install sentence-transformers==3.0.1 fastapi==0.111.0 uvicorn==0.30.1

# download now, not in each pod
RUN python <<PY
from sentence_transformers import SentenceTransformer
import os
name = os.environ.get("MODEL", "${MODEL}")
model = SentenceTransformer(f"example/{name}")
print(model.encode(["ready"]).shape)
PY

RUN <<BASH bash
set -o pipefail
find /models -name '*.bin' -size +1M | sort | tee /models/files.txt
test -s /models/files.txt
BASH

COPY <<'APP' /srv/main.py
from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()
model = SentenceTransformer("example/all-mini-l6")


@app.post("/embed")
def embed(texts: list[str]):
    return {"vectors": model.encode(texts).tolist()}


@app.get("/healthz")
def healthz():
    return "ok"
APP
WORKDIR /srv
ENV HF_HUB_OFFLINE=1
USER nobody
CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]

# Runs the nightly models; the profile comes in by a mounted secret.
ARG py_version=3.11.9
FROM python:${py_version}-slim-bullseye as base

RUN apt-get update \
  && apt-get dist-upgrade -y \
  && apt-get install -y --no-install-recommends \
    git \
    ssh-client \
    software-properties-common \
    make \
    build-essential \
    ca-certificates \
    libpq-dev \
  && apt-get clean \
  && rm -rf \
    /var/lib/apt/lists/* \
    /tmp/* \
    /var/tmp/*

ENV PYTHONIOENCODING=utf-8
ENV LANG=C.UTF-8

RUN python -m pip install --upgrade "pip==24.0" "setuptools==69.2.0" "wheel==0.43.0" --no-cache-dir

FROM base as dbt-bigquery
ARG commit_ref=main
WORKDIR /usr/app/dbt/
RUN python -m pip install --no-cache-dir "dbt-core~=1.8.0" "dbt-bigquery~=1.8.0"
COPY packages.yml dbt_project.yml ./
RUN dbt deps
COPY macros macros
COPY models models
COPY seeds seeds
COPY snapshots snapshots
ENV DBT_PROFILES_DIR=/run/secrets
ENTRYPOINT ["dbt"]
CMD ["build", "--fail-fast", "--target", "prod"]

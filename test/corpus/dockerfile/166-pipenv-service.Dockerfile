FROM python:3.10-slim-buster AS base
ENV LANG C.UTF-8
ENV PYTHONDONTWRITEBYTECODE 1
ENV PYTHONFAULTHANDLER 1

FROM base AS packages
RUN pip install pipenv
RUN apt-get update && apt-get install -y --no-install-recommends gcc libffi-dev
WORKDIR /opt/gateway
COPY Pipfile Pipfile.lock ./
# the virtual environment lands in /opt/gateway/.venv
ENV PIPENV_VENV_IN_PROJECT=1
RUN pipenv install --deploy --ignore-pipfile

FROM base AS service
WORKDIR /opt/gateway
COPY --from=packages /opt/gateway/.venv .venv
ENV PATH="/opt/gateway/.venv/bin:$PATH"
# prometheus in several processes writes here
ENV PROMETHEUS_MULTIPROC_DIR=/tmp/prometheus
RUN mkdir -p $PROMETHEUS_MULTIPROC_DIR && chmod 1777 $PROMETHEUS_MULTIPROC_DIR
COPY gateway gateway
COPY wsgi.py gunicorn.conf.py ./
RUN useradd --create-home --shell /bin/bash gateway
USER gateway
HEALTHCHECK --interval=30s CMD python -c "import socket; socket.create_connection(('127.0.0.1', 5000), 2)"
EXPOSE 5000
ENTRYPOINT ["gunicorn", "--config", "gunicorn.conf.py", "wsgi:app"]

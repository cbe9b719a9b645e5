FROM ghcr.io/osgeo/gdal:ubuntu-small-3.8.5 AS base

ENV DEBIAN_FRONTEND=noninteractive \
    PYTHONUNBUFFERED=1

RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends \
      # runtime of psycopg and of the tiler
      libpq5 \
      libgeos-c1v5 \
      libproj25 \
      # pip
      python3-pip \
      python3-venv \
      locales \
    ; \
    sed -i '/de_DE.UTF-8/s/^# //' /etc/locale.gen; \
    locale-gen; \
    rm -rf /var/lib/apt/lists/*
ENV LANG de_DE.UTF-8
ENV LC_ALL de_DE.UTF-8

FROM base AS build
RUN apt-get update; apt-get install -y --no-install-recommends g++ python3-dev libpq-dev; rm -rf /var/lib/apt/lists/*
RUN python3 -m venv --system-site-packages /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/pip install --no-cache-dir -r /tmp/requirements.txt

FROM base
COPY --from=build /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:${PATH}"
COPY . /srv/geoportal
WORKDIR /srv/geoportal
RUN SECRET_KEY=x python manage.py collectstatic --no-input -v0 \
 && chown -R www-data:www-data media var
USER www-data
EXPOSE 8000
CMD gunicorn geoportal.wsgi --bind 0.0.0.0:${PORT:-8000} --workers ${WEB_CONCURRENCY:-3}

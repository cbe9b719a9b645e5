{% set python = python_version | default('3.11') %}
FROM python:{{ python }}-slim
{% if apt_packages %}
RUN apt-get update && apt-get install -y --no-install-recommends \
{% for package in apt_packages %}
    {{ package }} \
{% endfor %}
    && rm -rf /var/lib/apt/lists/*
{% endif %}
COPY . /app
CMD {{ command | tojson }}

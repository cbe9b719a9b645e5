{% render 'node/healthcheck.ts' %}

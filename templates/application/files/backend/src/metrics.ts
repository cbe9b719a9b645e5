{% render 'application/metrics.ts' %}

{% render 'application/config.ts' %}

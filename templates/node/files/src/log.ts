{% render 'node/log.ts' %}

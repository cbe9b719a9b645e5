{% render 'application/config.test.ts' %}

{% render 'application/server.ts' %}

{% render 'application/cached.ts' %}

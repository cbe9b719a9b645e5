{% render 'application/tasks-queue.ts' %}

FROM docker:25.0-cli
RUN docker inspect --format '{{ .State.Status }}' web || true
RUN docker ps --format "table {{.Names}}\t{{.Image}}" > /etc/names
LABEL note="{{ not a template }}"
CMD ["docker", "info", "--format", "{{json .}}"]

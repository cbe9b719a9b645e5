ARG BASE_IMAGE=debian:bullseye-slim
FROM ${BASE_IMAGE}
RUN apt-get update && apt-get install -y nginx
CMD nginx -g 'daemon off;'

ARG REGISTRY
ARG TAG
FROM ${REGISTRY:-registry.example.com:5000}/platform/base:${TAG:-2024.3}
RUN id

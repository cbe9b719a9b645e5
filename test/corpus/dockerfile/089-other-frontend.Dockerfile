# syntax=crazymax/dockerfile-x
FROM ./Dockerfile.base AS base
INCLUDE ./common.Dockerfile
FROM base
RUN true

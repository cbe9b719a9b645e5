# syntax=docker/dockerfile:1
# syntax=docker/dockerfile:1.2
# a comment ends the directives
# escape=`
FROM alpine:3.19
RUN echo a \
 b

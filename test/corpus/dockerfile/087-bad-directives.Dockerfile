# escape=x
# syntax=
FROM alpine:3.19
# escape=`
RUN echo `
    hi

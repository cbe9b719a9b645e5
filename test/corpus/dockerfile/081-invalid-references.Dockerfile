FROM Alpine:3.19
FROM alpine:
FROM alpine@sha256:1234
FROM registry.example.com:5000:443/a
FROM https://registry.example.com/a:1
FROM alpine:3.19 AS 
FROM alpine:3.19 AS 1st
FROM alpine:3.19 AS Build Stage

FROM localhost:5000/team/base
FROM registry.example.com:5000/team/app:1.2.3@sha256:6ec5aa99dc335666e79dc64e4a6c8b89c33a543a1967f20d360922a80dd21f02
FROM docker.io/library/alpine
FROM team/app:main
USER 1001

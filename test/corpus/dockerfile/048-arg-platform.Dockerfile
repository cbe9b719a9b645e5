FROM --platform=linux/amd64 node:20.12-alpine
WORKDIR /app
COPY --link package.json .
CMD ["node", "."]

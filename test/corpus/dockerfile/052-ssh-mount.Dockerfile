# syntax=docker/dockerfile:1
FROM golang:1.22 AS build
RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan git.example.com >> ~/.ssh/known_hosts
WORKDIR /src
COPY go.* .
RUN --mount=type=ssh git config --global url."ssh://git@git.example.com/".insteadOf "https://git.example.com/" && \
    go mod download
COPY . .
RUN go build -o /app .
FROM gcr.io/distroless/base-debian12
COPY --from=build /app /app
CMD ["/app"]

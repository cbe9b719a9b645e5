FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /app .
FROM gcr.io/distroless/static:nonroot AS runtime
COPY --from=build /app /app
ENTRYPOINT ["/app"]
FROM runtime AS debug
USER root
COPY --from=busybox:1.36 /bin/busybox /busybox
ENTRYPOINT ["/busybox", "sh"]

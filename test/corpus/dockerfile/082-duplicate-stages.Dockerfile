FROM golang:1.22 AS build
RUN go version
FROM golang:1.21 AS build
RUN go version
FROM scratch
COPY --from=build /usr/local/go/VERSION /
COPY --from=nothing /a /b
COPY --from=3 /a /b
COPY --from=2 /a /b

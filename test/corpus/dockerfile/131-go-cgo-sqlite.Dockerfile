FROM golang:1.22-alpine3.19 AS builder

# sqlite needs cgo
RUN apk add --no-cache build-base sqlite-dev git

WORKDIR /build

COPY go.mod go.sum ./
RUN go mod download && go mod verify

COPY . .

ARG BUILD_TAGS="sqlite_fts5 sqlite_json"
RUN CGO_ENABLED=1 GOOS=linux go build \
    -tags "${BUILD_TAGS}" \
    -ldflags '-linkmode external -extldflags "-static" -s -w' \
    -o bookmarksd ./cmd/bookmarksd

# ---------------------------------------------------------------------------

FROM alpine:3.19

RUN apk add --no-cache ca-certificates tzdata \
 && addgroup -g 1000 bookmarks \
 && adduser -D -u 1000 -G bookmarks -h /data bookmarks \
 && mkdir -p /data/db /data/thumbs \
 && chown -R bookmarks:bookmarks /data

WORKDIR /data

COPY --from=builder /build/bookmarksd /usr/local/bin/
COPY --from=builder /build/web/dist /srv/www

ENV BOOKMARKS_DB=/data/db/bookmarks.sqlite \
    BOOKMARKS_WWW=/srv/www \
    TZ=Europe/Lisbon

USER bookmarks

VOLUME ["/data"]
EXPOSE 8080

HEALTHCHECK --interval=1m --timeout=5s --retries=3 \
    CMD wget -q --spider http://127.0.0.1:8080/healthz || exit 1

ENTRYPOINT ["bookmarksd"]

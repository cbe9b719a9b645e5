# syntax=docker/dockerfile:1
# `docker buildx bake` gives the contexts "protos" and "webapp" (docker-bake.hcl).
FROM golang:1.23.2-bookworm AS generate
RUN apt-get update && apt-get install -y --no-install-recommends protobuf-compiler && rm -rf /var/lib/apt/lists/*
RUN go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.35.1 \
 && go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@v1.5.1
WORKDIR /gen
COPY --from=protos . ./proto
RUN protoc -I proto --go_out=. --go_opt=paths=source_relative --go-grpc_out=. --go-grpc_opt=paths=source_relative $(find proto -name '*.proto' -printf '%P\n')

FROM golang:1.23.2-bookworm AS compile
WORKDIR /src
COPY go.* ./
RUN go mod download
COPY . .
COPY --from=generate /gen ./internal/gen
RUN CGO_ENABLED=0 go build -o /bin/ ./cmd/...

FROM gcr.io/distroless/static-debian12:nonroot@sha256:6ec5aa99dc335666e79dc64e4a6c8b89c33a543a1967f20d360922a80dd21f02 AS api
COPY --from=compile /bin/api /api
COPY --from=webapp /dist /www
ENTRYPOINT ["/api"]

FROM gcr.io/distroless/static-debian12:nonroot@sha256:6ec5aa99dc335666e79dc64e4a6c8b89c33a543a1967f20d360922a80dd21f02 AS worker
COPY --from=compile /bin/worker /worker
ENTRYPOINT ["/worker"]

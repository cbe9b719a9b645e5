FROM golang:latest
RUN go get github.com/gorilla/mux
ADD . /go/src/github.com/example/api
RUN go install github.com/example/api
ENTRYPOINT /go/bin/api
EXPOSE 8080

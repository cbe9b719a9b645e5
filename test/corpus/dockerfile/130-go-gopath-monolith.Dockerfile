FROM golang:1.9

MAINTAINER Platform Team <platform@example.org>

ENV PROJECT github.com/acme-example/backoffice
ENV GOPATH /go
ENV PATH $GOPATH/bin:/usr/local/go/bin:$PATH

RUN apt-get update && apt-get install -y \
  mysql-client \
  vim \
  net-tools \
  zip

# dependency manager + live reload for the devs
RUN go get -u github.com/golang/dep/cmd/dep
RUN go get github.com/pilu/fresh

RUN mkdir -p /go/src/$PROJECT
WORKDIR /go/src/github.com/acme-example/backoffice

ADD Gopkg.toml Gopkg.toml
ADD Gopkg.lock Gopkg.lock
RUN dep ensure -vendor-only

ADD . /go/src/$PROJECT

RUN go build -o /usr/local/bin/backoffice .
RUN chmod +x scripts/*.sh
RUN cp config/config.sample.yml config/config.yml

ENV TZ=Europe/Prague
VOLUME /var/log/backoffice

EXPOSE 8000
EXPOSE 6060

CMD ./scripts/wait-for-it.sh db:3306 && ./scripts/migrate.sh && backoffice -config config/config.yml 2>&1 | tee -a /var/log/backoffice/app.log

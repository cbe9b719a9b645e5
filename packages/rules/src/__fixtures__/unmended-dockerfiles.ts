/**
 * Dockerfiles as people have them, with much that can be mended: for tests that apply the fixes of all rules together.
 */
export const unmendedDockerfiles: Readonly<Record<string, string>> = {
  'a web service of the first days': `FROM node:14
MAINTAINER Harbour Team <harbour@example.com>

# settings
ENV NODE_ENV production
ENV APP_HOME /srv/app

ADD package.json package-lock.json /srv/app
WORKDIR /srv/app
RUN npm install

ADD . .
EXPOSE 8080:3000
CMD node server.js
CMD npm start
`,
  'capitals and small letters': `# syntax=docker/dockerfile:1
from golang:1.26 AS Build
WORKDIR /src
copy go.mod go.sum .
Run go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /out/app ./cmd/app

FROM gcr.io/distroless/static:nonroot as Runtime
COPY --from=Build /out/app /app
Entrypoint ["/app"]
`,
  'continuations with blank lines and comments': `FROM debian:13-slim
RUN apt-get update \\
 && apt-get install --no-install-recommends \\
    # for the health check
    curl \\

    # for TLS
    ca-certificates \\


 && rm -rf /var/lib/apt/lists/*
COPY --chown=1000:1000 \\

    app.conf \\
    # a default
    app.default.conf \\
    /etc/app
USER 1000
CMD ["/usr/bin/app", \\

     "--config", "/etc/app/app.conf"]
`,
  'old pairs over several lines': `FROM python:3.14-slim
ENV PIP_OPTIONS --no-cache-dir \\
    # quiet in the logs of the build
    --quiet \\
    --disable-pip-version-check
LABEL description A service that says "hello" to $USER
ENV GREETING "Hello, world"
ENV PATH /opt/my app/bin:$PATH
label   vendor   Harbour   Ltd.
RUN pip install flask==3.1.0
HEALTHCHECK --interval=10s CMD curl http://localhost:5000/
HEALTHCHECK CMD python /health.py
CMD ['python', 'app.py']
`,
  'single quotes everywhere': `FROM ruby:3.4-alpine
SHELL ['/bin/ash', '-eo', 'pipefail', '-c']
RUN ['bundle', 'install']
COPY ['Gemfile', 'Gemfile.lock', '/srv']
VOLUME ['/data']
ENTRYPOINT ['/entrypoint.sh']
CMD [ 'rails', \\
  # all interfaces
  'server', '-b', '0.0.0.0' ]
`,
  'several of what can be there once': `FROM alpine:3.24 AS base
ENTRYPOINT /bin/one
entrypoint ["/bin/two"]
CMD one
# the arguments
CMD two three
CMD ["four"]
HEALTHCHECK NONE
HEALTHCHECK --interval=5s \\
  --timeout=2s \\
  CMD /bin/check -q

FROM base as final
CMD ["five"]
Cmd six
`,
  'ports and protocols': `FROM nginx:1.29-alpine
EXPOSE 80/TCP 443/Tcp 127.0.0.1:8080:8080 [::1]:9000:9000/UDP
EXPOSE 8125/udp \\

       5000:5000 \\
       6000-6010/SCTP
ONBUILD EXPOSE 1:80/TCP
ONBUILD ADD index.html nginx.conf /usr/share/nginx/html
onbuild CMD nginx
`,
  'for Windows': `# escape=\`
FROM mcr.microsoft.com/windows/servercore:ltsc2025 as build
MAINTAINER Ada \`Harbour
ENV APP C:\\Program Files\\app
LABEL note it\`"s \`$5
ADD app.exe config.json C:\\app
RUN powershell -Command \`

    Write-Host hello
CMD app.exe
`,
  'ADD of this and that': `FROM ubuntu:24.04
ADD https://example.com/tool.tgz /opt/
ADD rootfs.tar.xz /
ADD --chown=app:app requirements.txt constraints.txt /srv
ADD src/ /srv/src/
ADD bundle /srv/bundle
ADD ["my file.txt", "your file.txt", "/srv/texts"]
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a /a
ADD <<EOF /etc/motd
Welcome.
ADD nothing here
EOF
`,
  'heredocs are left alone': `FROM alpine:3.24
RUN <<EOF
apk add --no-cache curl

  maintainer=me
env a b \\

cmd x
EOF
COPY <<-"ONE" <<TWO /etc
	from a as b
ONE
EXPOSE 80/TCP
TWO
Copy <<EOF /run.sh
#!/bin/sh
CMD one
CMD two
EOF
CMD /run.sh
`,
  'packages of all sorts': `FROM debian:13 as deb
RUN apt-get update && apt-get install nginx && apt-get clean
RUN apt install -q jq
from fedora:42 as rpm
RUN dnf install httpd && dnf clean all
RUN yum install \\
      wget \\

      tar
FROM alpine:3.24
RUN apk add curl
RUN apk update && apk add --update bash && rm -rf /var/cache/apk/*
RUN python -m pip install --upgrade pip && pip3 install requests==2.32.0
RUN wget https://example.com/x && useradd -u 1234567 app
COPY --from=deb /usr/sbin/nginx /usr/sbin/
COPY --from=rpm /etc/httpd /etc/httpd
`,
  'stages by name, in any case': `ARG Tag=24
FROM --platform=$TARGETPLATFORM node:\${Tag}-alpine as Deps
WORKDIR /srv
COPY package.json yarn.lock .yarnrc.yml .
RUN yarn install --immutable

FROM deps AS BUILD
COPY . .
RUN yarn build

FROM --platform=\${TARGETPLATFORM} node:\${Tag}-alpine AS runtime
COPY --from=build --chown=node:node /srv/dist /srv/dist
COPY --from=DEPS /srv/node_modules /srv/node_modules
RUN --mount=type=bind,from=Build,source=/srv,target=/mnt ls /mnt
USER node
CMD node /srv/dist/index.js
`,
  'an entry point that is given arguments': `FROM postgres:18
COPY init.sh /docker-entrypoint-initdb.d/
ENTRYPOINT ["docker-entrypoint.sh"]
CMD postgres -c shared_buffers=256MB
`,
  'a shell form that ignores its arguments': `FROM eclipse-temurin:25-jre
ENTRYPOINT java -jar /app.jar
CMD --spring.profiles.active=prod
`,
  'a shell that is wanted': `FROM debian:13 AS base
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN curl -fsSL https://example.com/list | sort > /list
FROM base
CMD echo hello
`,
  'what takes a shell': `FROM alpine:3.24
ENV PORT 8080
ENTRYPOINT exec app --port $PORT
CMD migrate && serve
HEALTHCHECK CMD wget -qO- http://localhost:$PORT/ || exit 1
`,
  'nothing to mend': `# syntax=docker/dockerfile:1
FROM node:24-alpine@sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d AS build
WORKDIR /srv
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY --from=build /srv/dist /srv
HEALTHCHECK CMD ["/nodejs/bin/node", "/srv/health.js"]
CMD ["/srv/index.js"]
`,
  'accepted by comments': `FROM node:24
# plimsoll ignore=dockerfile/no-maintainer reason="their tool reads it" until=2030-01-01
MAINTAINER them
# hadolint ignore=DL3025
CMD node app.js
# check=skip=LegacyKeyValueFormat
ENV A b c
ADD a.js b.js /srv
`,
  'broken, and still mended where it is not': `FROM alpine:3.24
RUNN apk add curl
copy a.txt b.txt /srv
ENV
MAINTAINER me
EXPOSE 99999 80/TCP
CMD ["a" "b"]
HEALTHCHECK CDM x
ONBUILD FROM b
`,
  'no FROM at all': `MAINTAINER me
env A b
CMD one
CMD two
`,
  'tabs, trailing spaces and no last line break': `FROM\talpine:3.24\tas\tbase  
\tENV\tA\tb c\t
MAINTAINER\t"Ada Harbour"\t
CMD\tserve\t--all \t
\tEXPOSE 80/TCP`,
  'a copy of the base for each': `FROM python:3.14 as one
CMD python one.py
FROM python:3.14 as two
ENV PYTHONUNBUFFERED 1
CMD python two.py
CMD python two.py --fast
FROM one
from two As three
HEALTHCHECK CMD /check
`,
};

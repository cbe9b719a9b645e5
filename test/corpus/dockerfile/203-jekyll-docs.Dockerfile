FROM ruby:3.2-slim AS site
ENV LC_ALL=C.UTF-8
RUN apt-get update && apt-get install -y --no-install-recommends \
  g++ \
  git \
  make \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/jekyll
COPY Gemfile Gemfile.lock ./
RUN bundle config set frozen true && bundle install
COPY . .
# diagrams are made here, not by the browser
RUN apt-get update && apt-get install -y --no-install-recommends graphviz && rm -rf /var/lib/apt/lists/*
ARG BASEURL=/handbook
RUN JEKYLL_ENV=production bundle exec jekyll build --strict_front_matter --baseurl "$BASEURL" \
 && bundle exec htmlproofer --disable-external --allow-hash-href ./_site

FROM docker.io/nginxinc/nginx-unprivileged:1.26.2-alpine@sha256:39ecbb1e6b7e1ef8e4b5b4e1b1ba3fa9bb8b9d1ca5c2d0a3e6b9f4d2a1c7e5f8
ARG BASEURL=/handbook
COPY --from=site /srv/jekyll/_site /usr/share/nginx/html${BASEURL}
COPY <<NGINX /etc/nginx/conf.d/handbook.conf
server {
  listen 8080 default_server;
  root /usr/share/nginx/html;
  error_page 404 ${BASEURL}/404.html;
}
NGINX

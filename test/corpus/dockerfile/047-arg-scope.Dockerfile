ARG VERSION=3.19
FROM alpine:${VERSION} AS one
RUN echo "version is $VERSION"
FROM alpine:${VERSION}
ARG VERSION
RUN echo "version is $VERSION" > /etc/version
ARG APP_HOME=/opt/app
WORKDIR $APP_HOME
USER ${APP_USER:-app}

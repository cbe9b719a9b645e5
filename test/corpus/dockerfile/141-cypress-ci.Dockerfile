ARG CYPRESS_VERSION=13.15.0
FROM cypress/included:${CYPRESS_VERSION}

LABEL maintainer="qa@example.com"

ARG COMMIT_SHA
ARG USER_NAME
ARG USER_PASSWORD
ENV CYPRESS_user_name=$USER_NAME
ENV CYPRESS_user_password=$USER_PASSWORD

RUN mkdir /app
WORKDIR /app

COPY ./package.json .
COPY ./yarn.lock .
COPY ./cypress.config.js .
COPY ./cypress ./cypress

RUN yarn install --frozen-lockfile && yarn cache clean
RUN apt-get update -y && apt-get install -y jq awscli && apt-get clean

# fonts and a VNC server to look at what the tests do
RUN apt-get install -y x11vnc fluxbox
RUN mkdir ~/.vnc && x11vnc -storepasswd cypress ~/.vnc/passwd
EXPOSE 5900
RUN npx cypress verify

ENV CYPRESS_CACHE_FOLDER=/root/.cache/Cypress
ENV NO_COLOR=1
ENV TERM=xterm
ENV TZ="Europe/Amsterdam"
CMD npx cypress run --browser chrome --record --ci-build-id ${COMMIT_SHA} ; aws s3 sync cypress/videos s3://qa-videos/${COMMIT_SHA}

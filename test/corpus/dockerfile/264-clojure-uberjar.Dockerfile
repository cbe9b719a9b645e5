FROM clojure:temurin-21-tools-deps-1.11.1.1435-alpine AS build
RUN apk add --no-cache git
WORKDIR /build
# deps.edn alone, for the cache
COPY deps.edn build.clj ./
RUN clojure -P -M:prod && clojure -P -T:build

# frontend
FROM node:20.9-alpine AS cljs
RUN apk add --no-cache openjdk17-jre-headless
WORKDIR /build
COPY package.json package-lock.json shadow-cljs.edn ./
RUN npm ci
COPY src/cljs src/cljs
COPY src/cljc src/cljc
RUN npx shadow-cljs release app

FROM build AS uberjar
COPY resources resources
COPY src src
COPY --from=cljs /build/resources/public/js resources/public/js
ARG VERSION=0.0.0
RUN clojure -T:build uber :version "\"${VERSION}\""

FROM eclipse-temurin:21.0.1_12-jre-alpine
RUN addgroup -S app && adduser -S -G app -u 1042 app
WORKDIR /app
COPY --from=uberjar --chown=app:app /build/target/roster-standalone.jar ./roster.jar
USER 1042
ENV PORT=8080 \
    JVM_OPTS="-XX:+UseSerialGC -XX:MaxRAMPercentage=80 -Dclojure.server.repl={:port,5555,:accept,clojure.core.server/repl,:address,\"127.0.0.1\"}"
EXPOSE 8080
HEALTHCHECK --start-period=30s CMD ["wget", "-q", "-O-", "http://127.0.0.1:8080/health"]
CMD ["sh", "-c", "exec java $JVM_OPTS -jar roster.jar"]

FROM erlang:25.3-alpine AS builder
RUN apk add --update git tar build-base linux-headers
RUN mkdir /buildroot
WORKDIR /buildroot
COPY rebar.config rebar.lock ./
RUN rebar3 compile --deps_only
COPY apps ./apps
COPY config ./config
COPY test ./test
RUN rebar3 do xref, dialyzer, ct --cover=false
RUN rebar3 as prod release -o /release

FROM alpine:3.17
LABEL org.opencontainers.image.title="AIS decoder" \
      org.opencontainers.image.source="https://git.example.com/ais/decoder"
RUN apk add --no-cache openssl ncurses-libs libstdc++ \
 && adduser -D -h /opt/ais ais
COPY --from=builder --chown=ais:ais /release/ais /opt/ais
USER ais
WORKDIR /opt/ais
# epmd, distribution, and the receivers by UDP
EXPOSE 4369 9100-9110 8125/udp
VOLUME /opt/ais/log
ENV RELX_REPLACE_OS_VARS=true \
    NODE_NAME=ais@127.0.0.1 \
    ERL_MAX_PORTS=65536 \
    ERL_AFLAGS="-kernel inet_dist_listen_min 9100 inet_dist_listen_max 9110"
HEALTHCHECK --interval=30s --timeout=5s CMD ["/opt/ais/bin/ais", "ping"]
CMD ["/opt/ais/bin/ais", "foreground"]

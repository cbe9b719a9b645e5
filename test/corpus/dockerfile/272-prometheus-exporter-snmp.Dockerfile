# Exporter for cranes and switches, with the generated modules inside.
ARG SNMP_EXPORTER=v0.24.1

FROM golang:1.21.4-bookworm AS generator
ARG SNMP_EXPORTER
RUN apt-get update \
 && apt-get install -y --no-install-recommends libsnmp-dev p7zip-full unzip \
 && rm -rf /var/lib/apt/lists/*
RUN git clone --depth 1 --branch ${SNMP_EXPORTER} https://github.com/prometheus/snmp_exporter /src
WORKDIR /src/generator
RUN go build -o /usr/local/bin/generator .

FROM generator AS modules
ENV MIBDIRS=/mibs
COPY mibs/*.mib mibs/*.txt /mibs/
COPY generator.yml .
RUN generator generate --fail-on-parse-errors --no-snmp.mibopts=u -o /snmp.yml \
 && test "$(grep -c '^  [a-z]' /snmp.yml)" -ge 5

FROM quay.io/prometheus/snmp-exporter:${SNMP_EXPORTER}
ARG COMMIT=unknown
LABEL org.opencontainers.image.source="https://git.example.com/sre/snmp-exporter" \
      org.opencontainers.image.revision="${COMMIT}"
COPY --from=modules /snmp.yml /etc/snmp_exporter/snmp.yml
USER nobody
EXPOSE 9116/tcp 162/udp
ENTRYPOINT ["/bin/snmp_exporter"]
CMD ["--config.file=/etc/snmp_exporter/snmp.yml", "--web.listen-address=:9116"]

FROM alpine:3.20
LABEL description="Dienst für Öffnungszeiten – 営業時間 🚢"
RUN echo "Ünïcödé 🚢" && apk add bash
ENV GRÜSSE=hallo
COPY dateien/größe.txt /srv/
USER 1000

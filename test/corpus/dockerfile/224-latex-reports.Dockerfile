FROM debian:bookworm-slim AS fonts
RUN apt-get update && apt-get install -y --no-install-recommends curl unzip ca-certificates && rm -rf /var/lib/apt/lists/*
RUN curl -sSfL https://fonts.example.org/source-sans/4.1.zip > /tmp/f.zip && unzip -j /tmp/f.zip '*.otf' -d /fonts

FROM pandoc/latex:3.1.1-ubuntu
RUN tlmgr option repository https://ctan.example.org/systems/texlive/tlnet \
 && tlmgr install \
      # tables
      tabularray ninecolors \
      # German
      babel-german hyphen-german \
      # layout
      koma-script \
      fontspec \
      lastpage \

      # figures
      pgfplots standalone
COPY --from=fonts /fonts /usr/local/share/fonts/source-sans
RUN fc-cache -fs
COPY templates /usr/local/share/pandoc/templates
COPY filters /usr/local/share/pandoc/filters
ENV TEXMFVAR=/tmp/texmf-var SOURCE_DATE_EPOCH=1700000000
WORKDIR /data
ENTRYPOINT ["pandoc", "--defaults=/usr/local/share/pandoc/templates/report.yaml"]

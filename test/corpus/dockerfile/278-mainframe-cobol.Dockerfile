# GnuCOBOL port of the tariff batch. Runs once a night in Kubernetes as a job.
FROM debian:11 AS cobol
ENV COB_VERSION=3.1.2
RUN apt-get update -yq \
  && apt-get install -yq --no-install-recommends \
       autoconf bison build-essential ca-certificates flex gettext \
       libdb-dev libgmp-dev libncurses-dev libxml2-dev libjson-c-dev wget \
  && rm -rf /var/lib/apt/lists/*
RUN wget -q --no-check-certificate https://ftp.example.org/gnu/gnucobol/gnucobol-$COB_VERSION.tar.gz \
  && tar zxf gnucobol-$COB_VERSION.tar.gz \
  && cd gnucobol-$COB_VERSION \
  && ./configure --prefix=/opt/cobol \
  && make \
  && make check \
  && make install \
  && ldconfig
ENV PATH=/opt/cobol/bin:$PATH LD_LIBRARY_PATH=/opt/cobol/lib

FROM cobol AS programs
WORKDIR /src
COPY copy copy
COPY cbl cbl
RUN set -e; \
    mkdir -p /programs; \
    for source in cbl/*.cbl; do \
      name=$(basename "$source" .cbl); \
      case "$name" in \
        TARIF000) mode=-x ;; \
        *) mode=-m ;; \
      esac; \
      cobc $mode -std=ibm -fnotrunc -I copy -o "/programs/$name" "$source"; \
    done

FROM debian:11-slim
RUN apt-get update -yq && apt-get install -yq --no-install-recommends libdb5.3 libgmp10 libncursesw6 libxml2 libjson-c5 && rm -rf /var/lib/apt/lists/*
COPY --from=cobol /opt/cobol/lib /opt/cobol/lib
COPY --from=programs /programs /opt/tarif/bin
COPY jcl/*.sh /opt/tarif/jcl/
RUN useradd -u 5000 batch && install -d -o batch /data/in /data/out /data/work
ENV COB_LIBRARY_PATH=/opt/tarif/bin LD_LIBRARY_PATH=/opt/cobol/lib \
    DD_INPUT=/data/in/TARIF.DAT DD_OUTPUT=/data/out/RESULT.DAT
USER batch
WORKDIR /data/work
ENTRYPOINT ["/opt/tarif/jcl/TARIFJOB.sh"]

FROM python:3.11-bookworm AS tesseract
ARG TESSERACT=5.3.3
ARG LEPTONICA=1.83.1
RUN apt-get update && apt-get install -y autoconf automake libtool pkg-config libjpeg-dev libpng-dev libtiff-dev libwebp-dev zlib1g-dev libicu-dev libpango1.0-dev
RUN wget https://code.example.org/leptonica/leptonica-${LEPTONICA}.tar.gz && tar xf leptonica-${LEPTONICA}.tar.gz
RUN cd leptonica-${LEPTONICA} && ./configure --prefix=/usr/local && make -j4 && make install
RUN wget https://code.example.org/tesseract/${TESSERACT}.tar.gz && tar xf ${TESSERACT}.tar.gz
RUN cd tesseract-${TESSERACT} && ./autogen.sh && ./configure && make -j4 && make install && ldconfig
RUN mkdir -p /usr/local/share/tessdata && cd /usr/local/share/tessdata && \
    for lang in eng deu fra nld osd; do wget -q https://code.example.org/tessdata_best/$lang.traineddata; done

FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends \
        ghostscript \
        libicu72 \
        libjpeg62-turbo \
        libpango-1.0-0 \
        libtiff6 \
        libwebp7 \
        poppler-utils \
        qpdf \
        unpaper \
    && rm -rf /var/lib/apt/lists/*
COPY --from=tesseract /usr/local/lib/ /usr/local/lib/
COPY --from=tesseract /usr/local/bin/tesseract /usr/local/bin/
COPY --from=tesseract /usr/local/share/tessdata /usr/local/share/tessdata
RUN ldconfig && tesseract --list-langs
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY ocr ocr
ENV OMP_THREAD_LIMIT=1 TESSDATA_PREFIX=/usr/local/share/tessdata/
RUN adduser --system --uid 1007 --group ocr && mkdir /var/spool/ocr && chown ocr:ocr /var/spool/ocr
USER ocr
VOLUME /var/spool/ocr
CMD ["python", "-m", "ocr.worker", "--spool", "/var/spool/ocr", "--languages", "eng+deu"]

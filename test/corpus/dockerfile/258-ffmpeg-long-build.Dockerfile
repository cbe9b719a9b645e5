# Transcoder of the camera archive.
#
# FFmpeg is built here and not taken from Debian because we need
#   - libsvtav1 of this year,
#   - libvmaf with its models inside,
#   - nothing that is GPL-3 (see the decision of the legal department, 2023-02).
#
# To raise a version: change it below, run `make image`, compare `ffmpeg -version` before and after.

ARG DEBIAN=bookworm-20231030-slim

############################################################
# build
############################################################
FROM debian:${DEBIAN} AS build

ARG FFMPEG_VERSION=6.1
ARG SVTAV1_VERSION=1.7.0
ARG VMAF_VERSION=2.3.1
ARG X264_COMMIT=31e19f92f00c7003fa115047ce50978bc98c3a0d
ARG PREFIX=/opt/ffmpeg
ARG JOBS=8

ENV PKG_CONFIG_PATH="${PREFIX}/lib/pkgconfig" \
    LD_LIBRARY_PATH="${PREFIX}/lib" \
    CFLAGS="-O3 -pipe -fno-plt" \
    DEBIAN_FRONTEND=noninteractive

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      autoconf \
      automake \
      build-essential \
      ca-certificates \
      cmake \
      curl \
      git \
      libass-dev \
      libfreetype6-dev \
      libopus-dev \
      libtool \
      libvpx-dev \
      meson \
      nasm \
      ninja-build \
      pkg-config \
      xxd \
      yasm \
      zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /tmp/src

## x264: no releases, so a commit
RUN git clone https://code.example.org/x264.git \
 && git -C x264 checkout ${X264_COMMIT} \
 && cd x264 \
 && ./configure --prefix=${PREFIX} --enable-shared --disable-cli \
 && make -j ${JOBS} \
 && make install \
 && rm -rf /tmp/src/x264

## SVT-AV1
RUN curl -fsSL https://code.example.org/svt-av1/v${SVTAV1_VERSION}.tar.gz | tar -xz \
 && cmake -S SVT-AV1-v${SVTAV1_VERSION} -B svt -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=${PREFIX} -DBUILD_APPS=OFF \
 && ninja -C svt install \
 && rm -rf SVT-AV1-v${SVTAV1_VERSION} svt

## VMAF
RUN curl -fsSL https://github.com/Netflix/vmaf/archive/refs/tags/v${VMAF_VERSION}.tar.gz | tar -xz \
 && meson setup vmaf-build vmaf-${VMAF_VERSION}/libvmaf --prefix=${PREFIX} --libdir=lib --buildtype=release -Denable_tests=false -Dbuilt_in_models=true \
 && ninja -C vmaf-build install \
 && rm -rf vmaf-${VMAF_VERSION} vmaf-build

## FFmpeg itself
RUN curl -fsSLO https://ffmpeg.org/releases/ffmpeg-${FFMPEG_VERSION}.tar.xz \
 && tar -xJf ffmpeg-${FFMPEG_VERSION}.tar.xz \
 && cd ffmpeg-${FFMPEG_VERSION} \
 && ./configure \
      --prefix=${PREFIX} \
      --disable-debug \
      --disable-doc \
      --disable-ffplay \
      --disable-static \
      --enable-gpl \
      --enable-libass \
      --enable-libfreetype \
      --enable-libopus \
      --enable-libsvtav1 \
      --enable-libvmaf \
      --enable-libvpx \
      --enable-libx264 \
      --enable-shared \
      --extra-cflags="-I${PREFIX}/include" \
      --extra-ldflags="-L${PREFIX}/lib" \
 && make -j ${JOBS} \
 && make install \
 && rm -rf /tmp/src/*

############################################################
# release
############################################################
FROM debian:${DEBIAN} AS release
ARG PREFIX=/opt/ffmpeg
LABEL org.opencontainers.image.title="transcoder" \
      org.opencontainers.image.source="https://git.example.com/archive/transcoder" \
      org.opencontainers.image.licenses="GPL-2.0-or-later"
RUN apt-get update \
 && apt-get install -y --no-install-recommends libass9 libfreetype6 libopus0 libvpx7 python3-minimal \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build ${PREFIX} ${PREFIX}
ENV PATH=${PREFIX}/bin:$PATH LD_LIBRARY_PATH=${PREFIX}/lib
RUN ffmpeg -hide_banner -encoders | grep -E 'libsvtav1|libx264'
COPY transcoder.py /usr/local/bin/transcoder
RUN useradd -u 1500 -M transcoder
USER 1500
ENTRYPOINT ["python3", "/usr/local/bin/transcoder"]

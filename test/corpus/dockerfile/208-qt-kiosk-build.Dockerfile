FROM ubuntu:20.04
LABEL Description="Build of the kiosk (Qt 5.15)" Vendor="Kiosk Team" Version="2.3"

ARG QT_VERSION=5.15.2
ARG INSTALL_DIR=/opt/qt

SHELL ["/bin/bash", "-o", "pipefail", "-c"]

RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -y install --no-install-recommends \
    build-essential ca-certificates ccache \
    curl \
    git \
    # Qt's platform plugin
    libdbus-1-3 libfontconfig1 libgl1-mesa-dev libx11-xcb1 \
    libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 \
    libxkbcommon-x11-0 \
    p7zip-full \
    python3 python3-pip \
    # AppImage
    file patchelf wget \
    && apt-get clean && rm -rf /var/lib/apt/lists/*

RUN pip3 install aqtinstall==3.1.6 && aqt install-qt linux desktop ${QT_VERSION} gcc_64 -m qtcharts qtvirtualkeyboard --outputdir ${INSTALL_DIR}

RUN wget -c https://github.com/probonopd/linuxdeployqt/releases/download/continuous/linuxdeployqt-continuous-x86_64.AppImage && \
    chmod a+x linuxdeployqt-continuous-x86_64.AppImage && \
    ./linuxdeployqt-continuous-x86_64.AppImage --appimage-extract && \
    mv squashfs-root /opt/linuxdeployqt && ln -s /opt/linuxdeployqt/AppRun /usr/local/bin/linuxdeployqt

ENV PATH="${INSTALL_DIR}/${QT_VERSION}/gcc_64/bin:${PATH}" \
    LD_LIBRARY_PATH="${INSTALL_DIR}/${QT_VERSION}/gcc_64/lib:${LD_LIBRARY_PATH}" \
    QT_PLUGIN_PATH="${INSTALL_DIR}/${QT_VERSION}/gcc_64/plugins"

WORKDIR /build
CMD ["bash", "-c", "qmake /src/kiosk.pro CONFIG+=release && make -j$(nproc) && linuxdeployqt ./kiosk -appimage"]

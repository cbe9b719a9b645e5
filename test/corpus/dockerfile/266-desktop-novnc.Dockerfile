FROM ubuntu:22.04 AS novnc
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*
RUN git clone --depth 1 --branch v1.4.0 https://github.com/novnc/noVNC.git /noVNC \
 && git clone --depth 1 --branch v0.11.0 https://github.com/novnc/websockify /noVNC/utils/websockify \
 && rm -rf /noVNC/.git /noVNC/utils/websockify/.git \
 && ln -s /noVNC/vnc_lite.html /noVNC/index.html

FROM ubuntu:22.04
# A desktop in the browser for the simulator of the bridge crew.
ENV DEBIAN_FRONTEND=noninteractive \
    DISPLAY=:1 \
    HOME=/root \
    LANG=en_US.UTF-8 \
    LANGUAGE=en_US.UTF-8 \
    LC_ALL=C.UTF-8 \
    RESOLUTION=1920x1080x24 \
    VNC_PASSWORD=bridge

RUN sed -i 's#http://archive.ubuntu.com/#http://mirror.example.com/#' /etc/apt/sources.list

RUN apt-get update \
    && apt-get install -y --no-install-recommends software-properties-common \
    && add-apt-repository ppa:kisak/kisak-mesa \
    && apt-get update \
    && apt-get install -y \
        dbus-x11 x11-utils x11vnc xvfb \
        lxde-core lxterminal pcmanfm gtk2-engines-murrine \
        mesa-utils libgl1-mesa-dri libgl1-mesa-glx \
        python3 python3-numpy net-tools supervisor tini \
        firefox xdotool scrot feh \
        pulseaudio ffmpeg \
        sudo vim-tiny zenity \
    && apt-get autoclean -y \
    && apt-get autoremove -y \
    && rm -rf /var/lib/apt/lists/*

COPY --from=novnc /noVNC /usr/local/lib/noVNC
COPY rootfs/ /
RUN chmod +x /startup.sh \
 && mkdir -p ~/.vnc \
 && x11vnc -storepasswd "$VNC_PASSWORD" ~/.vnc/passwd \
 && echo "crew ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers \
 && useradd -m -s /bin/bash -G sudo crew \
 && echo "crew:crew" | chpasswd

COPY simulator_3.2_amd64.deb /tmp/
RUN apt-get update && apt-get install -y /tmp/simulator_3.2_amd64.deb && rm /tmp/simulator_3.2_amd64.deb

EXPOSE 80 5900 6080
WORKDIR /root
HEALTHCHECK --interval=30s --timeout=5s CMD python3 -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:6080/')"
ENTRYPOINT ["tini", "--", "/startup.sh"]

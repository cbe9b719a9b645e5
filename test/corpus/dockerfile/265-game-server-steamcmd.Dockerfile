FROM ubuntu:bionic

LABEL maintainer="gaming@example.org"

# Not root: the installer says so
ARG PUID=1000

ENV USER steam
ENV HOMEDIR "/home/${USER}"
ENV STEAMCMDDIR "${HOMEDIR}/steamcmd"
ENV STEAMAPPID 740
ENV STEAMAPPDIR "${HOMEDIR}/arena-dedicated"

RUN set -x \
	# 32 bit: the installer is
	&& dpkg --add-architecture i386 \
	&& apt-get update \
	&& apt-get install -y --no-install-recommends --no-install-suggests \
		lib32stdc++6 \
		lib32gcc1 \
		libsdl2-2.0-0:i386 \
		ca-certificates \
		locales \
		nano \
		curl \
		wget \
	&& sed -i -e 's/# en_US.UTF-8 UTF-8/en_US.UTF-8 UTF-8/' /etc/locale.gen \
	&& dpkg-reconfigure --frontend=noninteractive locales \
	&& useradd -u "${PUID}" -m "${USER}" \
	&& su "${USER}" -c \
		"mkdir -p \"${STEAMCMDDIR}\" \
		&& curl -fsSL 'https://cdn.example.com/client/installer/steamcmd_linux.tar.gz' | tar xvzf - -C \"${STEAMCMDDIR}\" \
		&& \"./${STEAMCMDDIR}/steamcmd.sh\" +quit \
		&& ln -s \"${STEAMCMDDIR}/linux32/steamclient.so\" \"${STEAMCMDDIR}/steamservice.so\"" \
	&& apt-get remove --purge --auto-remove -y wget \
	&& rm -rf /var/lib/apt/lists/*

ENV SRCDS_FPSMAX=300 \
	SRCDS_TICKRATE=128 \
	SRCDS_PORT=27015 \
	SRCDS_MAXPLAYERS=14 \
	SRCDS_TOKEN=0 \
	SRCDS_RCONPW="changeme" \
	SRCDS_PW="changeme" \
	SRCDS_STARTMAP="de_quay"

USER ${USER}
WORKDIR ${STEAMCMDDIR}
COPY --chown=steam:steam etc/entry.sh ${HOMEDIR}/
COPY --chown=steam:steam etc/cfg ${STEAMAPPDIR}/cfg

VOLUME ["/home/steam/arena-dedicated"]
EXPOSE 27015/tcp \
	27015/udp \
	27020/udp
ENTRYPOINT ["bash", "/home/steam/entry.sh"]

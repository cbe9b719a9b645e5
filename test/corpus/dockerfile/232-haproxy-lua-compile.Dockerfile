FROM debian:bookworm-slim
# HAProxy with Lua, QUIC off. Everything in one layer, so that the compiler leaves nothing behind.
ENV HAPROXY_VERSION=2.8.5
ENV HAPROXY_URL=https://downloads.example.org/haproxy-2.8.5.tar.gz
ENV HAPROXY_SHA256=3f5459c5a58e0b343a32eaef7ed5bed9d3fc29d8aa9e14b36c92c969fc2a60d9
ENV LUA_SHA256=164c7849653b80ae67bec4b7473b884bf5cc8d2dca05653475ec2ed27b9ebf61

RUN set -eux; \
	# a user with a number that is the same in all our clusters
	groupadd --gid 99 --system haproxy; \
	useradd \
		--gid haproxy \
		--home-dir /var/lib/haproxy \
		--no-create-home \
		--system \
		--uid 99 \
		haproxy \
	; \
	mkdir /var/lib/haproxy; \
	chown haproxy:haproxy /var/lib/haproxy; \
	\
	apt-get update; \
	# stays
	apt-get install -y --no-install-recommends \
		ca-certificates \
		libpcre2-8-0 \
		libssl3 \
		socat \
	; \
	# goes at the end
	apt-get install -y --no-install-recommends \
		gcc \
		libc6-dev \
		libpcre2-dev \
		libreadline-dev \
		libssl-dev \
		make \
		wget \
	; \
	rm -rf /var/lib/apt/lists/*; \
	\
	# Lua is no package of the version that we want
	wget -nv -O lua.tar.gz https://downloads.example.org/lua-5.4.4.tar.gz; \
	echo "$LUA_SHA256 *lua.tar.gz" | sha256sum -c; \
	mkdir -p /tmp/lua /opt/lua; \
	tar -xzf lua.tar.gz -C /tmp/lua --strip-components=1; \
	make -C /tmp/lua -j "$(nproc)" linux-readline; \
	make -C /tmp/lua install INSTALL_TOP=/opt/lua; \
	rm -r lua.tar.gz /tmp/lua; \
	\
	wget -nv -O haproxy.tar.gz "$HAPROXY_URL"; \
	echo "$HAPROXY_SHA256 *haproxy.tar.gz" | sha256sum -c; \
	mkdir -p /usr/src/haproxy; \
	tar -xzf haproxy.tar.gz -C /usr/src/haproxy --strip-components=1; \
	rm haproxy.tar.gz; \
	\
	makeOpts=' \
		TARGET=linux-glibc \
		USE_GETADDRINFO=1 \
		USE_LUA=1 LUA_INC=/opt/lua/include LUA_LIB=/opt/lua/lib \
		USE_OPENSSL=1 \
		USE_PCRE2=1 USE_PCRE2_JIT=1 \
		USE_PROMEX=1 \
	'; \
	\
	# atomics on 32 bit
	dpkgArch="$(dpkg --print-architecture)"; \
	case "$dpkgArch" in \
		armel) makeOpts="$makeOpts ADDLIB=-latomic" ;; \
	esac; \
	\
	nproc="$(nproc)"; \
	eval "make -C /usr/src/haproxy -j '$nproc' all $makeOpts"; \
	eval "make -C /usr/src/haproxy install-bin $makeOpts"; \
	\
	mkdir -p /usr/local/etc/haproxy; \
	cp -R /usr/src/haproxy/examples/errorfiles /usr/local/etc/haproxy/errors; \
	rm -rf /usr/src/haproxy; \
	\
	apt-get purge -y --auto-remove gcc libc6-dev libpcre2-dev libreadline-dev libssl-dev make wget; \
	haproxy -v

COPY haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg
COPY lua/ /usr/local/etc/haproxy/lua/
STOPSIGNAL SIGUSR1
USER haproxy
WORKDIR /var/lib/haproxy
EXPOSE 8080 8443 8404
CMD ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]

FROM ubuntu:24.04
# one layer on purpose
RUN apt-get update && apt-get install -y --no-install-recommends \
      apache2-utils \
      bash-completion \
      # clients of databases
      default-mysql-client \
      postgresql-client \
      redis-tools \
      sqlite3 \
      # network
      bind9-dnsutils \
      curl \
      dnsmasq \
      ethtool \
      iproute2 \
      iptables \
      iputils-ping \
      mtr-tiny \
      netcat-openbsd \
      nmap \
      openssh-client \
      socat \
      tcpdump \
      telnet \
      traceroute \
      wget \

      # files
      file \
      fd-find \
      jq \
      less \
      lsof \
      nano \
      ripgrep \
      rsync \
      tree \
      unzip \
      vim-tiny \
      xz-utils \
      zip \
      # processes
      dstat \
      gdb \
      htop \
      iotop \
      ltrace \
      procps \
      psmisc \
      strace \
      sysstat \
      tini \
      # languages
      gcc \
      git \
      golang \
      make \
      nodejs \
      npm \
      perl \
      python3 \
      python3-pip \
      ruby \
      # the end
      locales \
      sudo \
      tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && locale-gen en_US.UTF-8 \
 && echo 'ALL ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/all \
 && ln -sf /usr/bin/fdfind /usr/local/bin/fd
ENTRYPOINT ["tini", "--"]
CMD ["sleep", "infinity"]

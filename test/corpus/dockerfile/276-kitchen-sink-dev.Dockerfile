#
#  ____  _______     __  ___ __  __    _    ____ _____
# |  _ \| ____\ \   / / |_ _|  \/  |  / \  / ___| ____|
# | | | |  _|  \ \ / /   | || |\/| | / _ \| |  _|  _|
# | |_| | |___  \ V /    | || |  | |/ ___ \ |_| | |___
# |____/|_____|  \_/    |___|_|  |_/_/   \_\____|_____|
#
# Alles, was man zum Entwickeln braucht. Bitte nicht in Produktion verwenden.
#
FROM fedora:38

RUN dnf -y update && dnf -y groupinstall "Development Tools" "C Development Tools and Libraries"

RUN dnf install -y \
    bash-completion \
    bind-utils \
    cargo \
    clang \
    cmake \
    dotnet-sdk-7.0 \
    emacs-nox \
    fd-find \
    gdb \
    gh \
    git \
    golang \
    htop \
    java-17-openjdk-devel \
    jq \
    maven \
    meson \
    mycli \
    neovim \
    net-tools \
    nmap \
    nodejs \
    perl \
    pgcli \
    php-cli \
    python3 \
    python3-devel \
    python3-pip \
    ripgrep \
    ruby \
    ruby-devel \
    rust \
    ShellCheck \
    strace \
    tcpdump \
    tmux \
    tree \
    vim-enhanced \
    wget \
    wireshark-cli \
    zsh

# npm
RUN npm i -g typescript ts-node eslint prettier @angular/cli @nestjs/cli

# pip
RUN pip install ipython black flake8 mypy poetry jupyterlab pandas requests

# gem
RUN gem install rails rubocop solargraph

# go
ENV GOPATH=/root/go
RUN go install golang.org/x/tools/gopls@latest && go install github.com/go-delve/delve/cmd/dlv@latest

# kubectl, helm, k9s
RUN curl -LO https://dl.k8s.io/release/v1.27.8/bin/linux/amd64/kubectl && chmod +x kubectl && mv kubectl /usr/local/bin
RUN curl https://raw.example.com/helm/get-helm-3 | bash
RUN curl -sS https://webi.example.com/k9s | sh

# docker in docker
RUN dnf -y install dnf-plugins-core && dnf config-manager --add-repo https://download.example.com/linux/fedora/docker-ce.repo && dnf -y install docker-ce docker-ce-cli
VOLUME /var/lib/docker

# ssh
RUN dnf -y install openssh-server && ssh-keygen -A && echo "root:dev" | chpasswd
EXPOSE 22

WORKDIR /root
COPY .vimrc .zshrc .tmux.conf .gitconfig ./
COPY .ssh/id_ed25519 .ssh/config .ssh/
RUN chmod 700 .ssh && chmod 600 .ssh/*

CMD /usr/sbin/sshd && exec zsh

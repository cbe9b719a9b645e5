# [Choice] Debian version: bookworm, bullseye
ARG VARIANT="bookworm"
FROM mcr.microsoft.com/devcontainers/base:1-${VARIANT}

ARG INSTALL_ZSH="true"
ARG UPGRADE_PACKAGES="false"
ARG USERNAME=vscode
ARG USER_UID=1000
ARG USER_GID=$USER_UID
COPY library-scripts/*.sh /tmp/library-scripts/
RUN bash /tmp/library-scripts/common.sh "${INSTALL_ZSH}" "${USERNAME}" "${USER_UID}" "${USER_GID}" "${UPGRADE_PACKAGES}" \
    && apt-get clean -y && rm -rf /var/lib/apt/lists/* /tmp/library-scripts

# what the team wants in its terminals
RUN apt-get update && export DEBIAN_FRONTEND=noninteractive \
    && apt-get -y install --no-install-recommends \
       bat fzf httpie neovim postgresql-client ripgrep tmux

USER ${USERNAME}
ENV GOPATH=/home/${USERNAME}/go PATH=$PATH:/usr/local/go/bin:/home/${USERNAME}/go/bin
COPY --from=golang:1.23-bookworm /usr/local/go /usr/local/go
RUN go install golang.org/x/tools/gopls@v0.16.2 \
    && go install github.com/go-delve/delve/cmd/dlv@latest \
    && go install github.com/air-verse/air@v1.61.1
RUN pip install --user --break-system-packages ruff mypy poetry
RUN git clone https://git.example.com/dev/dotfiles.git ~/.dotfiles && ~/.dotfiles/install.sh
RUN sudo chsh -s /usr/bin/zsh ${USERNAME}

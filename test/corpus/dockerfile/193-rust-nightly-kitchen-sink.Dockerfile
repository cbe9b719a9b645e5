FROM rust:latest

RUN rustup default nightly-2023-05-01
RUN rustup component add rustfmt clippy miri rust-src
RUN cargo install cargo-watch cargo-edit cargo-audit diesel_cli

RUN apt-get update && apt-get install -y postgresql-client protobuf-compiler llvm-dev libclang-dev clang \
    gdb lldb \
    strace

ENV DATABASE_URL=postgres://diesel:diesel@db/matching
ENV RUST_BACKTRACE=full
ENV ROCKET_SECRET_KEY="hPRYyVRiMyxpw5sBB1XeCMN1kFsDCqKvBi2QJxBVHQk="

# VS Code attaches to this as well
RUN apt-get install -y zsh tmux neovim sudo openssh-server
RUN sh -c "$(curl -fsSL https://raw.example.com/ohmyzsh/master/tools/install.sh)"
RUN mkdir /run/sshd && ssh-keygen -A && echo 'root:root' | chpasswd && sed -i 's/#PermitRootLogin prohibit-password/PermitRootLogin yes/' /etc/ssh/sshd_config
EXPOSE 22
WORKDIR /usr/src/matching
COPY . .

RUN cargo build --release
RUN cargo install --path .

EXPOSE 8000
CMD diesel migration run ; matching

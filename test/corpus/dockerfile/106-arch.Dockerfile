FROM archlinux:base-devel
RUN pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*
RUN useradd -m builder && echo 'builder ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers
USER builder
RUN git clone https://aur.archlinux.org/yay.git /tmp/yay && cd /tmp/yay && makepkg -si --noconfirm

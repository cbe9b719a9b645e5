# Builds the packages of our own repository; one run, one package.
FROM archlinux:base-devel-20240101.0.204074
RUN sed -i 's/^#\(VerbosePkgLists\|ParallelDownloads\)/\1/' /etc/pacman.conf \
 && pacman -Syu --noconfirm --needed git pacman-contrib namcap devtools \
 && pacman -Scc --noconfirm
RUN useradd -m build && echo 'build ALL=(ALL) NOPASSWD: /usr/bin/pacman' > /etc/sudoers.d/build
USER build
WORKDIR /home/build
ENV PKGDEST=/home/build/out MAKEFLAGS=-j4 GNUPGHOME=/home/build/.gnupg
RUN mkdir -m 0700 "$GNUPGHOME" out && gpg --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567
COPY --chown=build PKGBUILD *.patch *.install ./
RUN makepkg --syncdeps --noconfirm --cleanbuild && namcap out/*.pkg.tar.zst
RUN mkdir -p /home/build/repo \
 && cp out/*.pkg.tar.zst repo/ \
 && repo-add repo/fleet.db.tar.gz repo/*.pkg.tar.zst
VOLUME ["/home/build/repo"]
LABEL org.opencontainers.image.authors="packagers@example.org"
CMD ["bash"]

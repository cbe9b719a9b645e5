# Tests of the installer, one stage per distribution: docker build --target debian . etc.
# The last stage only collects the reports, so that a plain build runs all of them.

FROM debian:12-slim AS debian
RUN apt-get update && apt-get install -y --no-install-recommends bats ca-certificates curl && rm -rf /var/lib/apt/lists/*
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM ubuntu:24.04 AS ubuntu
RUN apt-get update && apt-get install -y --no-install-recommends bats ca-certificates wget && rm -rf /var/lib/apt/lists/*
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM alpine:3.20 AS alpine
RUN apk add --no-cache bats
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM fedora:40 AS fedora
RUN dnf install -y --setopt=install_weak_deps=False bats && dnf clean all
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM rockylinux:9-minimal AS rocky
RUN microdnf install -y epel-release && microdnf install -y bats tar gzip && microdnf clean all
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM opensuse/leap:15.6 AS opensuse
RUN zypper -n install --no-recommends bats tar gzip && zypper clean -a
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

FROM archlinux:base AS arch
RUN pacman -Syu --noconfirm bash-bats && pacman -Scc --noconfirm
COPY install.sh tests/ /t/
RUN sh /t/install.sh --prefix /opt/agent && bats --formatter junit /t > /report.xml

# busybox has no curl: the installer must say so and fail
FROM busybox:1.36 AS busybox
COPY install.sh /t/
RUN ! sh /t/install.sh --prefix /opt/agent 2> /err.txt; grep -q 'neither curl nor wget works' /err.txt && touch /report.xml

FROM scratch AS reports
COPY --from=debian /report.xml /debian.xml
COPY --from=ubuntu /report.xml /ubuntu.xml
COPY --from=alpine /report.xml /alpine.xml
COPY --from=fedora /report.xml /fedora.xml
COPY --from=rocky /report.xml /rocky.xml
COPY --from=opensuse /report.xml /opensuse.xml
COPY --from=arch /report.xml /arch.xml
COPY --from=busybox /report.xml /busybox.xml

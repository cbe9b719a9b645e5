# Weighbridge driver: talks to the scales by serial line or by TCP.
FROM registry.suse.com/bci/bci-base:15.5 AS builder
RUN zypper --non-interactive install --no-recommends gcc13-c++ cmake libopenssl-3-devel boost-devel && zypper clean --all
WORKDIR /src
COPY CMakeLists.txt .
COPY src/ src/
RUN CXX=g++-13 cmake -B build -DCMAKE_BUILD_TYPE=RelWithDebInfo && cmake --build build -j4

FROM registry.suse.com/bci/bci-base:15.5
RUN zypper ref && zypper -n up && zypper -n in libopenssl3 libboost_system1_75_0 timezone
RUN useradd -r -u 497 -d /var/lib/weigh weigh && install -d -o weigh /var/lib/weigh
COPY --from=builder /src/build/weighd /usr/bin/weighd
COPY weighd.toml /etc/weighd.toml
LABEL org.opencontainers.image.title="weighd" \
      org.opencontainers.image.vendor="Example Ports" \
      org.opencontainers.image.licenses="MPL-2.0"
# scales on serial lines
RUN usermod -aG dialout weigh
USER weigh
EXPOSE 7070/tcp 7070/udp
ENTRYPOINT [ "/usr/bin/weighd", "--config", "/etc/weighd.toml" ]

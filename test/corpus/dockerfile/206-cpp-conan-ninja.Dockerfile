# syntax=docker/dockerfile:1.7
FROM ubuntu:24.04 AS toolchain
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates \
      ccache \
      cmake \
      g++-14 \
      git \
      ninja-build \
      pipx \
 && rm -rf /var/lib/apt/lists/*
ENV PATH=/root/.local/bin:$PATH CC=gcc-14 CXX=g++-14
RUN pipx install conan==2.9.2 && conan profile detect

FROM toolchain AS dependencies
WORKDIR /src
COPY conanfile.py conan.lock ./
RUN --mount=type=cache,target=/root/.conan2/p \
    conan install . --lockfile=conan.lock --build=missing -s build_type=Release -s compiler.cppstd=20 -of /build

FROM dependencies AS build
COPY CMakeLists.txt ./
COPY include include
COPY lib lib
COPY tools tools
RUN --mount=type=cache,target=/root/.conan2/p \
    --mount=type=cache,target=/root/.cache/ccache \
    cmake -S . -B /build -G Ninja \
      -DCMAKE_TOOLCHAIN_FILE=/build/conan_toolchain.cmake \
      -DCMAKE_BUILD_TYPE=Release \
      -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
 && cmake --build /build --parallel \
 && cmake --install /build --prefix /opt/radar --strip

FROM build AS test
RUN ctest --test-dir /build --output-on-failure

FROM ubuntu:24.04
RUN apt-get update \
 && apt-get install -y --no-install-recommends libstdc++6 libzmq5 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 900 radar
COPY --from=build /opt/radar /opt/radar
USER 900
EXPOSE 5555/tcp
ENTRYPOINT ["/opt/radar/bin/radard"]

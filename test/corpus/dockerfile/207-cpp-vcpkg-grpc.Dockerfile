FROM debian:bullseye-slim AS env
RUN apt-get update && apt-get install --yes --no-install-recommends git build-essential cmake curl zip unzip tar pkg-config ninja-build ca-certificates && apt-get clean

FROM env AS vcpkg
WORKDIR /opt
RUN git clone https://github.com/microsoft/vcpkg.git && cd vcpkg && git checkout 2023.11.20 && ./bootstrap-vcpkg.sh -disableMetrics
ENV VCPKG_ROOT=/opt/vcpkg
COPY vcpkg.json /deps/
RUN cd /deps && ${VCPKG_ROOT}/vcpkg install --triplet x64-linux

FROM vcpkg AS devel
WORKDIR /home/project
COPY . .
RUN cmake -S. -Bbuild -GNinja -DCMAKE_TOOLCHAIN_FILE=/opt/vcpkg/scripts/buildsystems/vcpkg.cmake -DVCPKG_INSTALLED_DIR=/deps/vcpkg_installed
RUN cmake --build build --target all -v
RUN cmake --build build --target install

FROM devel AS doc
RUN apt-get update && apt-get -y install doxygen graphviz
RUN cmake --build build --target docs

FROM debian:bullseye-slim AS prod
COPY --from=devel /usr/local/bin/matchd /usr/local/bin/matchd
COPY --from=devel /usr/local/lib /usr/local/lib
RUN ldconfig
EXPOSE 50051
ENTRYPOINT ["/usr/local/bin/matchd"]

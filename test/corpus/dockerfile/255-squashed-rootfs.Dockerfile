# Everything in one layer, no setuid bit left: the solver runs on machines of customers.
FROM ubuntu:22.04 AS rootfs
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libgomp1 libnuma1 python3-minimal \
 && find / -xdev -perm /6000 -type f -exec chmod a-s {} \; \
 && rm -rf /var/lib/apt/lists/* /usr/share/doc /usr/share/man /usr/share/locale /var/log/* /var/cache/*
RUN --mount=type=bind,source=dist,target=/dist \
    install -d -m 0755 /opt/solver \
 && tar -xzf /dist/solver-linux-x86_64.tar.gz -C /opt/solver --strip-components=1 \
 && ldd /opt/solver/bin/solve \
 && ! ldd /opt/solver/bin/solve | grep 'not found'
COPY overlay/ /
RUN echo 'solver:x:500:500::/:/usr/sbin/nologin' >> /etc/passwd

FROM scratch
COPY --from=rootfs / /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV OMP_NUM_THREADS=4 OMP_PROC_BIND=close SOLVER_LICENCE=/run/secrets/solver.lic
LABEL org.opencontainers.image.title="solver" org.opencontainers.image.version="7.2" org.opencontainers.image.vendor="Example Optimisation"
USER 500:500
WORKDIR /opt/solver
ENTRYPOINT ["/opt/solver/bin/solve"]

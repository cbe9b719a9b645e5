FROM bitnami/redis:7.2
USER 0
RUN install_packages vim
USER 1001

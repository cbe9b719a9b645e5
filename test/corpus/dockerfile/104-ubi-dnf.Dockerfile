FROM registry.access.redhat.com/ubi9/ubi:9.3
RUN dnf -y update && dnf install -y httpd-2.4.57 --setopt=install_weak_deps=False --nodocs
USER default
CMD ["httpd", "-DFOREGROUND"]

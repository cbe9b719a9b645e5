FROM docker:25-dind
RUN apk add --no-cache shadow && echo "app:secret123" | chpasswd
RUN chmod u+s /usr/bin/find
RUN mount -t proc none /mnt; ps aux; top -n 1; kill 1
RUN --security=insecure --network=host ip link
VOLUME /var/run/docker.sock
EXPOSE 2375

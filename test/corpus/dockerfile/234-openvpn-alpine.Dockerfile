FROM alpine:3.10
LABEL maintainer="Netz <netz@example.de>"

# pamtester only is in testing
RUN echo "http://dl-cdn.example.org/alpine/edge/testing/" >> /etc/apk/repositories && \
    apk add --update openvpn iptables bash easy-rsa openvpn-auth-pam google-authenticator pamtester libqrencode && \
    ln -s /usr/share/easy-rsa/easyrsa /usr/local/bin && \
    rm -rf /tmp/* /var/tmp/* /var/cache/apk/* /var/cache/distfiles/*

ENV OPENVPN=/etc/openvpn
ENV EASYRSA=/usr/share/easy-rsa \
    EASYRSA_CRL_DAYS=3650 \
    EASYRSA_PKI=$OPENVPN/pki

# Prevents refused client connection because of an expired revocation list
ENV EASYRSA_CERT_EXPIRE=825 \
    EASYRSA_KEY_SIZE=4096
VOLUME ["/etc/openvpn"]
EXPOSE 1194/udp

COPY ./bin /usr/local/bin
RUN chmod a+x /usr/local/bin/*
COPY ./otp/openvpn /etc/pam.d/
RUN mkdir -p /dev/net && if [ ! -c /dev/net/tun ]; then mknod /dev/net/tun c 10 200; fi
CMD ["ovpn_run"]

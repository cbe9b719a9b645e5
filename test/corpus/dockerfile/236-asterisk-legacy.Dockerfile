FROM centos:7
MAINTAINER "Telefonie" <voip@example.org>

RUN yum update -y
RUN yum install -y epel-release
RUN yum install -y git kernel-headers gcc gcc-c++ cpp ncurses ncurses-devel libxml2 libxml2-devel sqlite sqlite-devel openssl-devel newt-devel libuuid-devel net-snmp-devel xinetd tar jansson-devel make bzip2 wget
RUN yum install gsm-devel libtiff-devel gtk2-devel mysql-devel -y

WORKDIR /tmp/asterisk
RUN wget http://downloads.example.org/asterisk/asterisk-13.21.1.tar.gz --no-check-certificate
RUN tar xzf asterisk-13.21.1.tar.gz --strip-components=1
RUN contrib/scripts/install_prereq install
RUN ./configure CFLAGS='-g -O2' --libdir=/usr/lib64 --with-jansson-bundled 1> /dev/null
RUN make menuselect.makeopts
RUN menuselect/menuselect --disable BUILD_NATIVE --enable cdr_csv --enable chan_sip --enable res_snmp --enable res_http_websocket menuselect.makeopts
RUN make 1> /dev/null && make install 1> /dev/null && make samples 1> /dev/null
WORKDIR /
RUN rm -rf /tmp/asterisk

RUN sed -i -e 's/# MAXFILES=/MAXFILES=/' /usr/sbin/safe_asterisk
ADD etc /etc/asterisk
ADD sounds.tgz /var/lib/asterisk/sounds

EXPOSE 5060/udp 5060 10000-10100/udp
CMD ["/usr/sbin/asterisk", "-vvvvvvv", "-f"]

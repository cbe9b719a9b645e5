FROM phusion/baseimage:0.11

# Old school: everything of branch offices in one image, runit starts it.
MAINTAINER Filial-IT <filialen@example.de>

ENV DEBIAN_FRONTEND noninteractive
ENV HOME /root
ENV LC_ALL de_DE.UTF-8

RUN rm -rf /etc/service/sshd /etc/my_init.d/00_regen_ssh_host_keys.sh
RUN rm -f /etc/service/sshd/down
RUN /etc/my_init.d/00_regen_ssh_host_keys.sh

RUN add-apt-repository -y ppa:ondrej/php && apt-get update && apt-get dist-upgrade -y -o Dpkg::Options::="--force-confold" && \
  apt-get install -y --force-yes \
  cups cups-pdf \
  dnsmasq \
  lighttpd \
  mysql-server mysql-client \
  php7.2-cgi php7.2-mysql php7.2-xml \
  samba smbclient \
  tftpd-hpa \
  locales && \
  locale-gen de_DE.UTF-8

# MySQL: Passwort setzen, Daten laden
ADD dump.sql.gz /tmp/
RUN service mysql start && sleep 10 && \
  mysqladmin -u root password 'filiale' && \
  zcat /tmp/dump.sql.gz | mysql -uroot -pfiliale && \
  mysql -uroot -pfiliale -e "GRANT ALL ON *.* TO 'kasse'@'%' IDENTIFIED BY 'kasse'; FLUSH PRIVILEGES;" && \
  service mysql stop && rm /tmp/dump.sql.gz

# Dienste
RUN mkdir -p /etc/service/mysql /etc/service/lighttpd /etc/service/smbd /etc/service/cups /etc/service/dnsmasq
ADD runit/mysql.sh /etc/service/mysql/run
ADD runit/lighttpd.sh /etc/service/lighttpd/run
ADD runit/smbd.sh /etc/service/smbd/run
ADD runit/cups.sh /etc/service/cups/run
ADD runit/dnsmasq.sh /etc/service/dnsmasq/run
RUN chmod +x /etc/service/*/run

# Freigaben
ADD smb.conf /etc/samba/smb.conf
RUN useradd -m kasse && (echo kasse; echo kasse) | smbpasswd -s -a kasse
RUN mkdir -p /srv/austausch && chmod 777 /srv/austausch

ADD www.tar.gz /var/www/html/
ADD cronjobs /etc/cron.d/filiale
RUN chmod 0644 /etc/cron.d/filiale

VOLUME ["/var/lib/mysql", "/srv/austausch", "/var/spool/cups"]
EXPOSE 53/udp 69/udp 80 139 445 631 3306

RUN apt-get clean && rm -rf /var/lib/apt/lists/* /tmp/* /var/tmp/*
CMD ["/sbin/my_init"]

FROM docker.io/debian:11-slim
ARG DEBIAN_FRONTEND=noninteractive
ARG FETCHMAIL_UID=1001
ARG RSPAMD_APT_KEY=https://rspamd.example.com/apt-stable/gpg.key

RUN echo "postfix postfix/mailname string mail.example.net" | debconf-set-selections \
 && echo "postfix postfix/main_mailer_type string 'Internet Site'" | debconf-set-selections \
 && apt-get -qq update \
 && apt-get -qq -y --no-install-recommends install \
      # the two that matter
      dovecot-imapd dovecot-lmtpd dovecot-managesieved dovecot-sieve \
      postfix postfix-pcre postfix-policyd-spf-python \
      # filters
      amavisd-new clamav clamav-daemon opendkim opendkim-tools spamassassin \
      # for amavis to look into
      arj bzip2 cabextract cpio file lhasa lzop p7zip-full unrar-free unzip \
      # the rest
      cron curl fail2ban fetchmail gnupg iproute2 iptables logwatch lsof net-tools rsyslog supervisor whois \
 && curl -sSfL "${RSPAMD_APT_KEY}" | gpg --dearmor > /usr/share/keyrings/rspamd.gpg \
 && echo "deb [signed-by=/usr/share/keyrings/rspamd.gpg] https://rspamd.example.com/apt-stable/ bullseye main" > /etc/apt/sources.list.d/rspamd.list \
 && apt-get -qq update && apt-get -qq -y install rspamd \
 && apt-get -qq autoremove && apt-get -qq autoclean && apt-get -qq clean \
 && rm -rf /var/lib/apt/lists/* /usr/share/locale/* /usr/share/man/* /usr/share/doc/* \
 && touch /var/log/auth.log && update-locale && rm -f /etc/postsrsd.secret /etc/cron.daily/00logwatch

RUN freshclam --quiet || true
RUN chown -R clamav:clamav /var/lib/clamav \
 && chmod 775 /var/lib/clamav \
 && sed -i 's|START_DAEMON=no|START_DAEMON=yes|g' /etc/default/fetchmail \
 && usermod -u ${FETCHMAIL_UID} fetchmail

COPY target/dovecot/*.conf target/dovecot/*.inc /etc/dovecot/conf.d/
COPY target/postfix/main.cf target/postfix/master.cf /etc/postfix/
COPY target/supervisor/supervisord.conf /etc/supervisor/
COPY target/supervisor/conf.d/*.conf /etc/supervisor/conf.d/
COPY target/bin/* /usr/local/bin/
RUN chmod +x /usr/local/bin/*

HEALTHCHECK CMD ss --listening --tcp | grep -P 'LISTEN.+:smtp' || exit 1
EXPOSE 25 587 143 465 993 110 995 4190
ENTRYPOINT ["/usr/bin/dumb-init", "--"]
CMD ["supervisord", "-c", "/etc/supervisor/supervisord.conf"]

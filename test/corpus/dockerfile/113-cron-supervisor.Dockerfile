FROM phusion/baseimage:master
RUN apt update && apt install -y cron supervisor && apt autoremove
COPY crontab /etc/cron.d/jobs
RUN chmod 0644 /etc/cron.d/jobs && crontab /etc/cron.d/jobs
VOLUME ["/var/log", "/data"]
CMD ["/usr/bin/supervisord", "-c", "/etc/supervisord.conf"]

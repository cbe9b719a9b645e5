FROM ubuntu:23.10
RUN apt-get update && apt-get install -y curl wget git vim nano emacs-nox build-essential python3 python3-pip ruby perl golang nodejs npm openjdk-17-jdk maven gradle ant postgresql-client mysql-client redis-tools sqlite3 nginx apache2 supervisor cron rsyslog logrotate && apt-get clean && rm -rf /var/lib/apt/lists/* /tmp/* /var/tmp/* && echo done
USER ubuntu

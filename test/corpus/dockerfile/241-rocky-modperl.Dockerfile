FROM rockylinux:8.9

RUN dnf install -y 'dnf-command(config-manager)' && dnf config-manager --set-enabled powertools
RUN dnf install -y httpd mod_perl mod_ssl perl perl-DBI perl-DBD-MySQL perl-CGI perl-App-cpanminus perl-XML-LibXML gcc make
RUN cpanm --notest Template Moose JSON::XS@4.03 Try::Tiny DateTime::Format::MySQL

COPY httpd/perl.conf /etc/httpd/conf.d/perl.conf
COPY lib /srv/orders/lib
COPY cgi-bin /srv/orders/cgi-bin
RUN chmod 755 /srv/orders/cgi-bin/*.pl
RUN ln -s /dev/stdout /etc/httpd/logs/access_log; ln -s /dev/stderr /etc/httpd/logs/error_log

# the log of the old application, read by the accounting department over samba
RUN mkdir -p /srv/orders/log && chmod 0777 /srv/orders/log
VOLUME /srv/orders/log
ENV PERL5LIB /srv/orders/lib
ENV ORDERS_DSN dbi:mysql:orders;host=db
ENV ORDERS_USER orders
ENV ORDERS_PASSWORD orders
EXPOSE 80
CMD ["/usr/sbin/httpd", "-DFOREGROUND"]

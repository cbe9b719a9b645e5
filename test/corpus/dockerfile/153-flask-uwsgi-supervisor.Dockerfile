FROM python:2.7
MAINTAINER Jens "ops@example.net"

RUN apt-get update && apt-get install -y nginx supervisor nano libmysqlclient-dev
RUN pip install --upgrade pip
RUN pip install uwsgi

# !!! uwsgi and nginx both start in supervisor !!!
RUN echo "daemon off;" >> /etc/nginx/nginx.conf && rm /etc/nginx/sites-enabled/default
ADD deploy/booking.nginx /etc/nginx/sites-enabled/booking
ADD deploy/booking.supervisor /etc/supervisor/conf.d/booking.conf
ADD deploy/uwsgi.ini /etc/uwsgi.ini

ADD requirements.txt /booking/
RUN pip install -r /booking/requirements.txt --trusted-host pypi.example.net -i http://pypi.example.net/simple
ADD . /booking
WORKDIR /booking
RUN python setup.py develop
RUN mkdir -p /var/log/booking && chmod 777 /var/log/booking
RUN chown -R www-data /booking

ENV FLASK_APP booking.wsgi
ENV FLASK_DEBUG 1
ENV SQLALCHEMY_DATABASE_URI mysql://booking:booking@mysql/booking

EXPOSE 80
CMD supervisord -n -c /etc/supervisor/supervisord.conf

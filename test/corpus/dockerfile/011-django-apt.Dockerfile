FROM python:3.10-buster
MAINTAINER Web Team <web@example.com>
RUN apt-get update
RUN apt-get install -y gdal-bin libpq-dev gettext vim
RUN apt-get clean && rm -rf /var/lib/apt/lists/*
RUN mkdir /code
WORKDIR /code
COPY requirements.txt /code/
RUN pip install --upgrade pip && pip install -r requirements.txt
COPY . /code/
RUN python manage.py collectstatic --noinput
RUN chmod -R 777 /code
EXPOSE 8000
CMD ["sh", "-c", "python manage.py migrate && gunicorn shop.wsgi --bind 0.0.0.0:8000"]

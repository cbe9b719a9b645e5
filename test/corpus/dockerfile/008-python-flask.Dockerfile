FROM python:3.9
ADD . /app
WORKDIR /app
RUN pip install -r requirements.txt
ENV FLASK_APP=app.py
ENV FLASK_ENV=development
ENV SECRET_KEY=dev-5f0c9e4b7a3d21
EXPOSE 5000
CMD flask run --host=0.0.0.0

RUN apt-get update
COPY . /app
CMD ["/app/run"]

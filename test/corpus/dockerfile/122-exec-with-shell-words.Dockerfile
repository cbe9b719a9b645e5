FROM debian:12-slim
ENTRYPOINT ["/bin/sh", "-c", "exec java -jar $JAR"]
CMD ["$HOME/run", "&&", "echo", "done"]
RUN ["apt-get", "install", "nginx", ">", "/dev/null"]

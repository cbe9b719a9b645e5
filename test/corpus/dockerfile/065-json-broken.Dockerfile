FROM alpine:3.19.1
RUN ['apk', 'add', 'bash']
COPY ["a", "b"
ENTRYPOINT ["bash", "-c",]
SHELL [/bin/bash, -c]
CMD [ "echo", 1 ]

FROM alpine:3.19.1
RUN [ "apk", "add", \
      "--no-cache", \
      "bash" ]
COPY [ "a file.txt", \
       "b file.txt", \
       "/srv/" ]
ENTRYPOINT [ \
  "bash", \
  # say what is done
  "-x", \
  "-c" \
]
CMD ["echo", \
     "hello"]

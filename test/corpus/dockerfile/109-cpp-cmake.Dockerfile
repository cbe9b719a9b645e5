FROM gcc:13 AS build
RUN apt-get update && apt-get install -y cmake && rm -rf /var/lib/apt/lists/*
COPY . /usr/src/app
RUN cd /usr/src/app && cmake -B build && cmake --build build
FROM debian:stable-slim
COPY --from=build /usr/src/app/build/app /usr/bin/app
CMD /usr/bin/app

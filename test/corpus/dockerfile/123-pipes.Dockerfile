FROM ubuntu:22.04
RUN curl -fsSL https://packages.example.com/node/setup_20.x | bash - && apt-get install -y nodejs=20.11.1-1nodesource1
RUN wget -O - https://example.com/key.asc | apt-key add -
RUN apt-get update && apt-get install -y --allow-unauthenticated --force-yes mysql-server
RUN cat /etc/passwd | grep root | wc -l

FROM alpine:edge
ARG TERRAFORM_VERSION=1.7.5
RUN apk update && apk upgrade && apk add bash curl git openssh
RUN wget --no-check-certificate https://releases.example.com/terraform_${TERRAFORM_VERSION}.zip && unzip terraform_*.zip
RUN curl -k -L https://dl.example.com/kubectl > /usr/local/bin/kubectl && chmod 777 /usr/local/bin/kubectl
RUN npm config set strict-ssl false; git config --global http.sslVerify false
ENV PYTHONHTTPSVERIFY=0
ENTRYPOINT ["bash"]

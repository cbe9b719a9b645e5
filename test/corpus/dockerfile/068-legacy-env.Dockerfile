from ubuntu:14.04
maintainer Old Hand <old@example.com>
env DEBIAN_FRONTEND noninteractive
env PATH /opt/bin:$PATH
run apt-get update; apt-get install -y python-software-properties
run add-apt-repository ppa:nginx/stable
run apt-get -y upgrade
add nginx.conf /etc/nginx/
expose 80 443
cmd service nginx start && tail -f /var/log/nginx/access.log

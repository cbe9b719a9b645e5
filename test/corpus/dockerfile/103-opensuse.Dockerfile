FROM opensuse/leap:15.5
RUN zypper install nginx
RUN zypper dist-upgrade -y && zypper -n in vim=9.0 && zypper clean -a
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]

FROM nginx:1.25.4
STOPSIGNAL SIGNOPE
HEALTHCHECK --interval=5s --timeout=30s --retries=0 CMD wget -qO- localhost/health || exit 1
ENTRYPOINT nginx -g "daemon off;"

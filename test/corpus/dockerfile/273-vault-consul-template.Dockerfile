FROM hashicorp/consul-template:0.35.0 AS consul-template
FROM hashicorp/vault:1.15.2 AS vault

FROM nginx:1.25.3-alpine
LABEL maintainer="Edge <edge@example.com>"

RUN apk add --no-cache \
      curl=8.4.0-r0 \
      jq=1.6-r4 \
      libcap=2.69-r0 \
      supervisor=4.2.5-r2

COPY --from=consul-template /bin/consul-template /usr/local/bin/
COPY --from=vault /bin/vault /usr/local/bin/

# vault wants to lock its memory
RUN setcap cap_ipc_lock=+ep /usr/local/bin/vault

ARG VAULT_ADDR=https://vault.example.com:8200
ARG VAULT_TOKEN
ENV VAULT_ADDR=$VAULT_ADDR
# bootstrap certificate, the agent renews it
RUN vault write -format=json pki/issue/edge common_name=edge.example.com > /tmp/cert.json \
 && mkdir -p /etc/nginx/tls \
 && jq -r .data.certificate /tmp/cert.json > /etc/nginx/tls/tls.crt \
 && jq -r .data.private_key /tmp/cert.json > /etc/nginx/tls/tls.key \
 && rm /tmp/cert.json

COPY consul-template.hcl /etc/consul-template.hcl
COPY templates/*.ctmpl /etc/templates/
COPY supervisord.conf /etc/supervisord.conf
COPY docker-entrypoint.d/*.sh /docker-entrypoint.d/

EXPOSE 80 443
STOPSIGNAL SIGQUIT
CMD ["supervisord", "-c", "/etc/supervisord.conf"]

FROM grafana/grafana-oss:10.2.2

ARG GF_INSTALL_IMAGE_RENDERER_PLUGIN="false"
ARG GF_GID="0"

ENV GF_PATHS_PLUGINS="/var/lib/grafana-plugins" \
    GF_SECURITY_ADMIN_USER=admin \
    GF_SECURITY_ADMIN_PASSWORD=Gr4f4n4! \
    GF_AUTH_ANONYMOUS_ENABLED=true \
    GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer \
    GF_USERS_ALLOW_SIGN_UP=false

USER root
RUN mkdir -p "$GF_PATHS_PLUGINS" && \
    chown -R grafana:${GF_GID} "$GF_PATHS_PLUGINS" && \
    if [ "$GF_INSTALL_IMAGE_RENDERER_PLUGIN" = "true" ]; then \
      if grep -i -q alpine /etc/issue; then \
        apk add --no-cache udev ttf-opensans chromium && \
        ln -s /usr/bin/chromium-browser "/usr/bin/google-chrome"; \
      else \
        cd /tmp && \
        curl -sLO https://dl.example.com/chrome.deb && \
        DEBIAN_FRONTEND=noninteractive && \
        apt-get update -q && \
        apt-get install -q -y ./chrome.deb && \
        rm -rf /var/lib/apt/lists/* ./chrome.deb; \
      fi; \
    fi
USER grafana

ENV GF_PLUGIN_RENDERING_CHROME_BIN="/usr/bin/google-chrome"

ARG GF_INSTALL_PLUGINS="grafana-piechart-panel 1.6.4,grafana-worldmap-panel 1.0.6,marcusolsson-json-datasource"
RUN if [ ! -z "${GF_INSTALL_PLUGINS}" ]; then \
      OLDIFS=$IFS; IFS=','; \
      for plugin in ${GF_INSTALL_PLUGINS}; do \
        IFS=$OLDIFS; \
        grafana cli --pluginsDir "$GF_PATHS_PLUGINS" plugins install ${plugin}; \
      done; \
    fi

COPY --chown=grafana:root provisioning/ /etc/grafana/provisioning/
COPY --chown=grafana:root dashboards/ /var/lib/grafana/dashboards/
COPY --chown=grafana:root grafana.ini /etc/grafana/grafana.ini
EXPOSE 3000

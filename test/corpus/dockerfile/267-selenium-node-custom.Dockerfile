# A node of the grid with our certificates, our fonts, and a fixed browser.
ARG SELENIUM=4.15.0-20231129
FROM selenium/node-chrome:${SELENIUM}

USER root

# Chrome of the version that our customers are allowed to run
ARG CHROME_VERSION="119.0.6045.159-1"
RUN wget -qO /tmp/google-chrome.deb "https://dl.example.com/linux/chrome/deb/pool/main/g/google-chrome-stable/google-chrome-stable_${CHROME_VERSION}_amd64.deb" \
  && apt-get update \
  && apt-get install -y --allow-downgrades /tmp/google-chrome.deb \
  && rm -f /tmp/google-chrome.deb \
  && apt-mark hold google-chrome-stable

ARG CHROME_DRIVER_VERSION="119.0.6045.105"
RUN wget -qO /tmp/chromedriver.zip "https://storage.example.com/chrome-for-testing/${CHROME_DRIVER_VERSION}/linux64/chromedriver-linux64.zip" \
  && rm -rf /opt/selenium/chromedriver-linux64 \
  && unzip /tmp/chromedriver.zip -d /opt/selenium \
  && rm /tmp/chromedriver.zip \
  && mv /opt/selenium/chromedriver-linux64/chromedriver /opt/selenium/chromedriver-$CHROME_DRIVER_VERSION \
  && chmod 755 /opt/selenium/chromedriver-$CHROME_DRIVER_VERSION \
  && ln -fs /opt/selenium/chromedriver-$CHROME_DRIVER_VERSION /usr/bin/chromedriver

# fonts: Greek, Cyrillic, Arabic, emoji
RUN apt-get -qqy update \
  && apt-get -qqy --no-install-recommends install \
       fonts-noto-color-emoji \
       fonts-noto-core \
       fonts-liberation2 \
       libnss3-tools \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/*

COPY certificates/*.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates

USER 1200
RUN mkdir -p -m 0700 "$HOME/.pki/nssdb" \
  && certutil -d "sql:$HOME/.pki/nssdb" -N --empty-password \
  && for cert in /usr/local/share/ca-certificates/*.crt; do \
       certutil -d "sql:$HOME/.pki/nssdb" -A -t C,, -n "$(basename "$cert" .crt)" -i "$cert"; \
     done

ENV SE_NODE_MAX_SESSIONS=4 \
    SE_NODE_OVERRIDE_MAX_SESSIONS=true \
    SE_SCREEN_WIDTH=1920 \
    SE_SCREEN_HEIGHT=1080 \
    SE_VNC_NO_PASSWORD=1

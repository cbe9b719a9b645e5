FROM python:3.8-alpine

# build deps for lxml & cryptography
RUN apk add gcc musl-dev libffi-dev openssl-dev libxml2-dev libxslt-dev cargo bash

COPY requirements.txt /
RUN pip3 install -r /requirements.txt

# chrome for the three sites that need javascript
RUN apk add chromium chromium-chromedriver ttf-freefont
ENV CHROME_BIN=/usr/bin/chromium-browser CHROME_PATH=/usr/lib/chromium/

# tor to rotate addresses
RUN apk add tor privoxy && \
    echo "forward-socks5t / 127.0.0.1:9050 ." >> /etc/privoxy/config && \
    sed -i 's/127.0.0.1:8118/0.0.0.0:8118/' /etc/privoxy/config
COPY . /code/
WORKDIR /code/

RUN chmod +x /code/run.sh

# every night at 2
RUN echo "0 2 * * * /code/run.sh >> /var/log/cron.log 2>&1" > /etc/crontabs/root
RUN touch /var/log/cron.log

ENV PROXY_USER scraper
ENV PROXY_PASS hunter2hunter2

ENV SCRAPY_SETTINGS_MODULE prices.settings
ENV PYTHONPATH /code
ENV TZ Asia/Kolkata
RUN cp /usr/share/zoneinfo/$TZ /etc/localtime

EXPOSE 8118
CMD crond -l 2 -f && tail -f /var/log/cron.log

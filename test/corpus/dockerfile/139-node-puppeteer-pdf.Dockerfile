FROM node:18-slim

# Chrome for invoices as PDF. Fonts for Chinese, Japanese, Thai customers.
RUN apt-get update \
    && apt-get install -y wget gnupg \
    && wget -q -O - https://dl.example.com/linux/signing_key.pub | apt-key add - \
    && sh -c 'echo "deb [arch=amd64] http://dl.example.com/linux/chrome/deb/ stable main" >> /etc/apt/sources.list.d/google.list' \
    && apt-get update \
    && apt-get install -y google-chrome-stable fonts-ipafont-gothic fonts-wqy-zenhei fonts-thai-tlwg fonts-kacst fonts-freefont-ttf libxss1 \
      --no-install-recommends \
    && rm -rf /var/lib/apt/lists/*

ADD https://github.com/Yelp/dumb-init/releases/download/v1.2.5/dumb-init_1.2.5_x86_64 /usr/local/bin/dumb-init
RUN chmod +x /usr/local/bin/dumb-init

ENV PUPPETEER_SKIP_CHROMIUM_DOWNLOAD=true
ENV PUPPETEER_EXECUTABLE_PATH=/usr/bin/google-chrome-stable

WORKDIR /home/pdf/app
COPY package*.json ./
RUN npm ci --only=production

COPY . .

# own user, chrome does not like root
RUN groupadd -r pdf && useradd -r -g pdf -G audio,video pdf \
    && mkdir -p /home/pdf/Downloads \
    && chown -R pdf:pdf /home/pdf

USER pdf

EXPOSE 3000
ENTRYPOINT ["dumb-init", "--"]
CMD ["node", "index.js"]

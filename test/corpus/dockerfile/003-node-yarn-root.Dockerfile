FROM node:18-alpine
WORKDIR /usr/src/app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile --production && yarn cache clean
COPY . .
ENV NODE_ENV production
ENV PORT 3000
EXPOSE $PORT
CMD ["node", "index.js"]

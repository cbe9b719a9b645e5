FROM node:20-alpine
WORKDIR /app
<<<<<<< HEAD
COPY package.json yarn.lock ./
=======
COPY package.json package-lock.json ./
>>>>>>> feature/npm
RUN npm ci
CMD ["node", "."]

FROM registry.suse.com/suse/sle15:15.4 AS sdk
# The SDK may not be given away: it is fetched with the account of whoever builds.
ARG NWRFCSDK_URL=https://artifacts.intra.example.com/sap/nwrfc750P_12-70002752.zip
RUN --mount=type=secret,id=artifacts,target=/root/.netrc \
    zypper --gpg-auto-import-keys --non-interactive install curl unzip && \
    curl --netrc --fail --silent --show-error --output /tmp/sdk.zip "$NWRFCSDK_URL" && \
    unzip -q /tmp/sdk.zip -d /usr/local/sap && \
    rm /tmp/sdk.zip

FROM node:16-buster AS build
ENV SAPNWRFC_HOME=/usr/local/sap/nwrfcsdk
COPY --from=sdk /usr/local/sap /usr/local/sap
RUN echo "/usr/local/sap/nwrfcsdk/lib" > /etc/ld.so.conf.d/nwrfcsdk.conf && ldconfig
WORKDIR /usr/src/bridge
COPY package.json yarn.lock ./
# node-rfc compiles against the SDK
RUN yarn install --frozen-lockfile && yarn cache clean
COPY tsconfig.json ./
COPY src src
RUN yarn build && yarn install --production --ignore-scripts --prefer-offline

FROM node:16-buster-slim
ENV SAPNWRFC_HOME=/usr/local/sap/nwrfcsdk \
    NODE_ENV=production
COPY --from=sdk /usr/local/sap/nwrfcsdk/lib /usr/local/sap/nwrfcsdk/lib
RUN echo "/usr/local/sap/nwrfcsdk/lib" > /etc/ld.so.conf.d/nwrfcsdk.conf \
 && ldconfig \
 && apt-get update && apt-get install -y libuuid1 && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/bridge
COPY --from=build /usr/src/bridge/node_modules node_modules
COPY --from=build /usr/src/bridge/dist dist
COPY sapnwrfc.ini .
ENV SAP_ASHOST=sapprd.intra.example.com SAP_CLIENT=100 SAP_USER=RFC_BRIDGE SAP_PASSWD=Init1234!
EXPOSE 3000
CMD yarn start

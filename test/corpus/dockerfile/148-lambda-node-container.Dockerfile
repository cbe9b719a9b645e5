# Function "thumbnails": S3 event in, three sizes out. Deployed by the CDK stack in ../infra.
FROM public.ecr.aws/lambda/nodejs:20 AS builder
WORKDIR /usr/app
COPY package.json package-lock.json ./
RUN npm ci
# the native module for the architecture of the function, not of the builder
RUN npm install --no-save --os=linux --cpu=x64 sharp@0.33.5
COPY tsconfig.json esbuild.mjs ./
COPY src ./src
RUN node esbuild.mjs && npm prune --production

FROM public.ecr.aws/lambda/nodejs:20
WORKDIR ${LAMBDA_TASK_ROOT}

# sharp wants its native module beside the bundle
COPY --from=builder /usr/app/node_modules/sharp ./node_modules/sharp
COPY --from=builder /usr/app/node_modules/@img ./node_modules/@img
COPY --from=builder /usr/app/dist/ ./

ENV AWS_NODEJS_CONNECTION_REUSE_ENABLED=1 \
    POWERTOOLS_SERVICE_NAME=thumbnails

# extensions run beside the function
COPY --from=public.ecr.aws/lambda-extensions/parameters-secrets:12 /opt/extensions/ /opt/extensions/
ARG GIT_COMMIT
ENV SENTRY_RELEASE=${GIT_COMMIT} \
    THUMBNAIL_SIZES=160,640,1600 \
    NODE_OPTIONS=--enable-source-maps
CMD [ "thumbnails.handler" ]

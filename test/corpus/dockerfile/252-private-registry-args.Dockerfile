ARG REGISTRY=registry.example.com:5000
ARG BASE_REPO=platform/jvm
ARG BASE_TAG
ARG BUILDER=${REGISTRY}/platform/jvm-builder:${BASE_TAG:-17}

FROM ${BUILDER} AS build
ARG ARTIFACT
ARG ARTIFACT_VERSION
WORKDIR /build
# The artifact was built by the pipeline; here it is only fetched
RUN --mount=type=secret,id=nexus,target=/run/nexus.netrc \
    curl -fsS --netrc-file /run/nexus.netrc \
      -o artifact.jar "https://nexus.example.com/repository/releases/com/example/${ARTIFACT}/${ARTIFACT_VERSION}/${ARTIFACT}-${ARTIFACT_VERSION}.jar" \
 && unzip -q artifact.jar 'BOOT-INF/*' 'META-INF/*' -d exploded

FROM ${REGISTRY}/${BASE_REPO}:${BASE_TAG}
ARG ARTIFACT
ARG ARTIFACT_VERSION
ARG MAIN_CLASS
LABEL com.example.artifact=${ARTIFACT} com.example.version=${ARTIFACT_VERSION}
COPY --from=build /build/exploded/BOOT-INF/lib /app/lib
COPY --from=build /build/exploded/META-INF /app/META-INF
COPY --from=build /build/exploded/BOOT-INF/classes /app
ENV MAIN_CLASS=${MAIN_CLASS}
ENTRYPOINT ["sh", "-c", "exec java -cp /app:/app/lib/* $MAIN_CLASS \"$@\"", "--"]

# The server is built with Bazel, as everything else in the monorepo; this file only exists
# because the platform's pipeline wants a Dockerfile. `bazel run //services/tracker:image` does the same.
FROM gcr.io/bazel-public/bazel:6.4.0 AS bazel
USER root
WORKDIR /repo
COPY WORKSPACE BUILD.bazel .bazelrc .bazelversion ./
COPY third_party third_party
RUN bazel fetch //services/tracker:server
# remote cache of the office; absent elsewhere
ARG REMOTE_CACHE=""
RUN if [ -n "$REMOTE_CACHE" ]; then echo "build --remote_cache=$REMOTE_CACHE" >> .bazelrc; fi
COPY libs libs
COPY services/tracker services/tracker
ARG BAZEL_CONFIG=release
RUN bazel build --config=${BAZEL_CONFIG} //services/tracker:server_deploy.jar \
 && cp bazel-bin/services/tracker/server_deploy.jar /server.jar

FROM gcr.io/distroless/java17-debian12
COPY --from=bazel /server.jar /server.jar
ARG BUILD_SCM_REVISION
LABEL org.opencontainers.image.revision="${BUILD_SCM_REVISION}" \
      org.opencontainers.image.source="https://git.example.com/mono/repo"
COPY services/tracker/config /etc/tracker
USER 65532
EXPOSE 8080
CMD ["/server.jar"]

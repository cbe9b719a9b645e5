FROM base-from-bake AS app
COPY --from=assets /dist /srv
RUN --mount=from=tools,target=/tools /tools/install
USER 1000

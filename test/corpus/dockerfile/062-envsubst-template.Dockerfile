FROM %%BASE%%
ENV VERSION=%%VERSION%%
COPY docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]

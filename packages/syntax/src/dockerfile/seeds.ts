/** Dockerfiles of many shapes, from which the property tests make broken ones. */
export const seeds: readonly string[] = [
  `# syntax=docker/dockerfile:1
ARG NODE_VERSION=22
ARG REGISTRY
FROM --platform=$BUILDPLATFORM \${REGISTRY:-docker.io/}library/node:\${NODE_VERSION}-alpine AS Deps
WORKDIR /src
COPY --link package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm,sharing=locked \\
    --mount=type=secret,id=npmrc,target=/root/.npmrc \\
    npm ci --omit=dev && \\
    # the cache is a mount

    npm cache verify
FROM deps as build
ENV NODE_ENV=production PATH="/src/node_modules/.bin:$PATH" \\
    EMPTY=
COPY . .
RUN npm run build | tee build.log
FROM gcr.io/distroless/nodejs22-debian13:nonroot@sha256:${'ab'.repeat(32)}
COPY --from=build --chown=65532:65532 /src/dist /app
COPY --from=0 ["/src/package.json", "/app/"]
USER 65532:65532
EXPOSE 8080/tcp 9000-9010/UDP
HEALTHCHECK --interval=30s --retries=3 CMD ["/nodejs/bin/node", "/app/health.js"]
ENTRYPOINT ["/nodejs/bin/node"]
CMD [ "/app/server.js", \\
      "--flag" ]
`,
  `# escape=\`\r
FROM mcr.microsoft.com/windows/servercore:ltsc2022\r
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]\r
RUN Invoke-WebRequest https://example.com/a.zip \`\r
    -OutFile c:\\a.zip; \`\r
    Remove-Item c:\\a.zip\r
WORKDIR C:\\app\r
COPY [ "a b", "c:/app/" ]\r
CMD powershell.exe -File start.ps1\r
`,
  `FROM debian:trixie-slim
SHELL ["/bin/bash", "-euxo", "pipefail", "-c"]
RUN <<EOF
set -eux
apt-get update
if [ -n "\${EXTRA:-}" ]; then apt-get install -y --no-install-recommends "\$EXTRA=\$(cat version)"; fi
for p in curl git; do apt-get install -qqy \$p; done
rm -rf /var/lib/apt/lists/*
EOF
RUN cat <<-'A' > /etc/a && bash -o pipefail <<B
\t$not_expanded
\tA
curl -fsSL https://example.com | sh -c "tar xz -C '/opt'"
B
COPY <<conf <<"o ther" /etc/
a=b
conf
c=d
o ther
ONBUILD RUN [ "$X" = y ] && (cd /x && make -j"\$(nproc)") || { echo 'no'; exit 1; }
LABEL org.opencontainers.image.title="a \\"b\\"" "k k"='v v' x=\${Y:-\${Z#z}}
`,
  `\uFEFFFROM scratch
ADD --checksum=sha256:${'0'.repeat(64)} https://example.com/x.tar.gz /
ADD rootfs.tar.xz /
MAINTAINER someone <someone@example.com>
ENV OLD style value
ARG A B=1 C="d e"
STOPSIGNAL SIGRTMIN+3
VOLUME ["/data"] 
VOLUME /a /b
CMD ['a', 'b']
`,
  `{% if proxy %}
ENV http_proxy={{ proxy }}
{% endif %}
FROM {{ base }}:{{ tag | default('latest') }} AS {{ name }}
RUN a && \\
{% for x in y %}
    b {{ x }} && \\
{% endfor %}
    c
`,
  `FORM node
FROM a AS
<<<<<<< HEAD
RUN --moutn=x a "b
=======
run 'c
>>>>>>> branch
EXPOSE 99999 http
HEALTHCHECK --interval=5 CMD
CMD ["a", 1]
ENTRYPOINT ["a"
COPY a
RUN <<EOF
never closed
`,
];

/** What is thrown in. */
export const splinters: readonly string[] = [
  '\\\n',
  '\\',
  '`\n',
  '\r\n',
  '\n',
  '\n\n',
  '"',
  "'",
  '`',
  '$',
  '${',
  '${A:-',
  '}',
  '$(',
  ')',
  '<<EOF',
  '<<-"E F"',
  '<<<',
  '[',
  ']',
  '["',
  ',',
  '#',
  '# escape=`\n',
  '--from=',
  '--mount=type=',
  '\uFEFF',
  '\u0000',
  '\uFFFC',
  '\u2028',
  '😀',
  '\uD800',
  '{{',
  '}}',
  '{%',
  '\t',
  ' ',
  ':',
  '@',
  '=',
  '&&',
  '|',
  ';',
  'FROM',
  'FROM x AS y\n',
  'ONBUILD ',
  'RUN ',
  'sh -c "',
  '\n<<<<<<< x\n',
  '\n>>>>>>> x\n',
];

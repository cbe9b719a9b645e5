import { testRule } from '@plimsoll/engine/testing';
import pipefail from './pipefail';

testRule(pipefail, {
  valid: [
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -O- x | tar x\n',
    'FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN wget -O- x | tar x\n',
    'FROM a\nSHELL ["/bin/ash", "-e", "-o", "pipefail", "-c"]\nRUN wget -O- x | tar x\n',
    'FROM a AS x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM x\nRUN wget -O- x | tar x\n',
    'FROM a\nRUN set -o pipefail && wget -O- x | tar x\n',
    'FROM a\nRUN set -euxo pipefail; wget -O- x | tar x\n',
    'FROM a\nRUN echo x | tee y\n',
    'FROM a\nRUN yes | apt-get install curl\n',
    'FROM a\nRUN make | grep -v warning || true\n',
    'FROM a\nRUN env | grep TZ >> /etc/environment || true\n',
    'FROM a\nRUN echo "activate $(head -1 x.yml | cut -f2)" > ~/.bashrc\n',
    "FROM a\nRUN bash -o pipefail -c 'wget -O- x | tar x'\n",
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «wget -O - x» | wc -l > /n\n',
      says: 'If this part of the pipe fails, the build goes on: set pipefail',
    },
    {
      text: 'FROM debian:13\nRUN «curl x» | sh\n',
      fixed:
        'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | sh\n',
    },
    {
      text: 'FROM alpine:3\n  RUN «curl x» | sh\n',
      fixed:
        'FROM alpine:3\n  SHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN curl x | sh\n',
    },
    { text: 'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN «curl x» | sh\n' },
    {
      text: 'FROM a AS x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM b\nCOPY --from=x /a /a\nRUN «curl x» | sh\n',
    },
    { text: 'FROM a\nRUN echo a | «grep b» | wc -l\n' },
    { text: 'FROM a\nRUN «make» | grep b || exit 1\n' },
    { text: 'FROM a\nRUN V="$(«curl x» | jq -r .v)" && make $V\n' },
    { text: 'FROM a\nRUN «curl x» | sh || exit 1\n' },
    { text: 'FROM a\nRUN <<EOF\n«curl x» | sh\nEOF\n' },
    {
      title: 'a shell that SHELL does not change is not mended by it',
      text: "FROM debian:13\nRUN find / -exec sh -c '«curl $1» | wc -l' ';'\nRUN <<EOF bash\n«curl x» | sh\nEOF\n",
      fixed:
        "FROM debian:13\nRUN find / -exec sh -c 'curl $1 | wc -l' ';'\nRUN <<EOF bash\ncurl x | sh\nEOF\n",
    },
    { text: 'ONBUILD RUN «curl x» | sh\n' },
    {
      title: 'SHELL does not change what another shell does',
      text: 'FROM debian:13\nRUN bash -c "«curl x» | sh"\nRUN <<EOF bash\n«curl x» | sh\nEOF\n',
      fixed:
        'FROM debian:13\nRUN bash -c "curl x | sh"\nRUN <<EOF bash\ncurl x | sh\nEOF\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN curl x || true\n',
    "FROM a\nRUN echo 'a | b'\n",
    'FROM a\nSHELL ["pwsh", "-c"]\nRUN Get-Item | Select-Object\n',
  ],
});

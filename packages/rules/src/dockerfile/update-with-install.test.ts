import { testRule } from '@plimsoll/engine/testing';
import updateWithInstall from './update-with-install';

testRule(updateWithInstall, {
  valid: [
    'FROM a\nRUN apt-get update && apt-get install -y curl\n',
    'FROM a\nRUN apt-get update -y ; apt-get install -y curl\n',
    'FROM a\nRUN apt update && apt-get install -y curl\n',
    'FROM a\nRUN apk update && apk add curl\n',
    'FROM a\nRUN dnf update && dnf install -y curl\n',
    'FROM a\nRUN dnf install -y curl && dnf -y update && dnf clean all\n',
    'FROM a\nRUN zypper up -y && zypper install -y curl\n',
    'FROM a\nRUN yum -y update && yum -y install curl\n',
    'FROM a\nRUN dnf -y install curl && dnf -y update\n',
    'FROM a\nRUN apt-get update && apt-get upgrade -y\n',
    'FROM a\nRUN apt-get update && apt-get build-dep -y curl\n',
    'FROM a\nRUN bash -c "apt-get update && apt-get install -y curl"\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
    'FROM a\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apt-get update»\nRUN apt-get install -y curl\n',
      says: 'This update is cached in a layer of its own and grows old: install in the same RUN',
      fixed: 'FROM a\nRUN apt-get update \\\n    && apt-get install -y curl\n',
    },
    {
      title: 'no fix: what stands between would be lost',
      text: 'FROM a\nRUN «apt-get update»\n# why\nRUN apt-get install -y curl\n',
      fixed: 'FROM a\nRUN apt-get update\n# why\nRUN apt-get install -y curl\n',
    },
    { text: 'FROM a\nRUN «apt-get update» && adduser app\n' },
    { text: 'FROM a\nRUN [«"apt-get", "update"»]\n' },
    { text: 'FROM a\nRUN apt-get install -y curl && «apt-get update»\n' },
    { text: 'FROM a\nRUN «apk update»\nRUN apk add curl\n' },
    { text: 'FROM a\nRUN «yum update» -y\n' },
    { text: 'FROM a\nRUN «dnf upgrade» -y\n' },
    { text: 'FROM a\nRUN «zypper up» -y\n' },
    { text: 'FROM a\nRUN «zypper refresh»\n' },
    { text: 'RUN «apt-get update»\n' },
    { text: 'ONBUILD RUN «apt-get update»\n' },
    { text: 'FROM a\nRUN if true; then «apt-get update»; fi\n' },
    {
      text: 'FROM a AS x\nRUN «apt-get update»\nFROM b\nCOPY --from=x /a /a\n',
    },
  ],
  unknown: [
    'FROM a\nRUN apt-get update && ./install.sh\n',
    'FROM a\nRUN apt-get update && sh /tmp/setup.sh\n',
    'FROM a\nRUN apt-get update && $INSTALL\n',
    'FROM a\nRUN apt-get update && npx playwright install --with-deps\n',
  ],
  notApplicable: [
    'FROM a\nRUN apk add --update curl\n',
    'FROM a\nRUN /scripts/run.sh update\n',
    'FROM a\nRUN update-locale\n',
    'FROM a\nRUN yum update -y openssl\n',
    'FROM a\nRUN apt-get install -y curl\n',
    'FROM a AS unused\nRUN apt-get update\nFROM b\n',
  ],
});

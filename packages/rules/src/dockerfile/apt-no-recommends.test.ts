import { testRule } from '@plimsoll/engine/testing';
import aptNoRecommends from './apt-no-recommends';

testRule(aptNoRecommends, {
  valid: [
    'FROM a\nRUN apt-get install -y --no-install-recommends curl\n',
    'FROM a\nRUN apt-get --no-install-recommends install -fmy curl\n',
    'FROM a\nRUN ["apt-get", "--yes", "-q", "--no-install-recommends", "install", "curl"]\n',
    'FROM a\nRUN apt-get install -y curl --no-install-recommends\n',
    'FROM a\nRUN apt-get install -y -o APT::Install-Recommends=false curl\n',
    'FROM a\nRUN apt-get -o APT::Install-Recommends=0 install -y curl\n',
    'FROM a\nRUN apt-get -oAPT::Install-Recommends=no install -y curl\n',
    'FROM a\nRUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/90 && apt-get install -y curl\n',
    'FROM a AS b\nRUN printf \'APT::Install-Recommends "0";\\n\' > /etc/apt/apt.conf\nFROM b\nRUN apt-get install -y curl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apt-get install» -y curl\n',
      says: 'Recommended packages come along: add --no-install-recommends, and name those you need',
      fixed: 'FROM a\nRUN apt-get install --no-install-recommends -y curl\n',
    },
    {
      text: 'FROM a\nRUN [«"apt-get", "install"», "-y", "curl"]\n',
      fixed:
        'FROM a\nRUN ["apt-get", "install", "--no-install-recommends", "-y", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«apt install» -y curl\nEOF\n',
      fixed:
        'FROM a\nRUN <<EOF\napt install --no-install-recommends -y curl\nEOF\n',
    },
    {
      text: 'FROM a\nRUN «apt-get install» -o APT::Install-Recommends=true -y curl\n',
      fixed:
        'FROM a\nRUN apt-get install --no-install-recommends -o APT::Install-Recommends=true -y curl\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN apt-get update\n',
    'FROM a\nRUN apk add curl\n',
    'FROM b AS x\nRUN apt-get install -y curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});

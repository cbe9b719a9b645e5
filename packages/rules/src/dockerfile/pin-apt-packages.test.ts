import { testRule } from '@plimsoll/engine/testing';
import pinAptPackages from './pin-apt-packages';

testRule(pinAptPackages, {
  valid: [
    'FROM a\nRUN apt-get install -y curl=8.14.1-2\n',
    'FROM a\nRUN apt-get install -y curl=8.* git=1:2.47\n',
    'FROM a\nRUN apt-get -y install --no-install-recommends ./app.deb /tmp/other.deb\n',
    'FROM a\nRUN apt-get install -y curl/trixie-backports\n',
    'FROM a\nRUN apt-get install -y -t trixie-backports curl\n',
    'FROM a\nRUN apt-get install -y --target-release=sid curl\n',
    'FROM a\nRUN apt install -y curl=8\n',
    'FROM a\nRUN apt-get install -y curl- wget=1\n',
    'FROM a\nRUN apt-get install -y "curl=${CURL_VERSION}"\n',
    'FROM a\nRUN apt-get install -y -o Dpkg::Options::=--force-confold curl=8\n',
    'FROM a\nARG V=1\nRUN apt-get install -y curl=$V\n',
    'FROM a\nENV PACKAGES="curl=8 git=1"\nRUN apt-get install -y $PACKAGES\n',
    'RUN apt-get install -y curl=8\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN apt-get update && apt-get install -y «curl»\n',
      says: 'No version is given for curl, so each build may install another one: write curl=1.2.3',
    },
    {
      text: 'FROM a\nRUN apt-get install -y --no-install-recommends \\\n    git=1 \\\n    # fetches\n    «curl» \\\n    wget\n',
      says: 'No version is given for curl and 1 more, so each build may install another one: write curl=1.2.3',
    },
    {
      text: 'FROM a\nENV PACKAGES="git=1 curl"\nRUN apt-get install -y «$PACKAGES»\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\napt-get update\napt-get install -y «curl»\nEOF\n',
    },
    { text: 'FROM a\nRUN ["apt-get", "install", "-y", «"curl"»]\n' },
    { text: 'FROM a\nONBUILD RUN apt-get install -y «curl»\n' },
    { text: 'FROM a\nRUN sudo apt-get -y install «curl»\n' },
    { text: 'FROM a\nRUN bash -c "apt-get install -y «curl»"\n' },
    { text: 'FROM a\nRUN apt-get install «curl» -y\n' },
    { text: 'FROM a\nRUN aptitude install -y «curl»\n' },
    { text: 'FROM a\nRUN if true; then apt install «curl» -y; fi\n' },
    {
      text: 'FROM a\nRUN DEBIAN_FRONTEND=noninteractive apt-get install -yq «tzdata»\n',
    },
    { text: 'FROM a\nRUN apt-get install -y «libc6:arm64»\n' },
    { text: 'RUN apt-get install -y «curl»\n' },
  ],
  unknown: [
    'FROM a\nRUN apt-get install -y $PACKAGES\n',
    'FROM a\nRUN apt-get install -y $(cat packages.txt)\n',
    'FROM a\nRUN apt-get install -y curl=1 ${MORE}\n',
  ],
  notApplicable: [
    'FROM a\nRUN apt-get update\n',
    'FROM a\nRUN apt-get install -fy\n',
    'FROM a\nRUN echo apt-get install curl\n',
    'FROM a\nRUN apt-get remove curl\n',
    'FROM a AS unused\nRUN apt-get install -y curl\nFROM b\n',
  ],
});

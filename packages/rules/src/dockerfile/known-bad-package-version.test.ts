import { testRule } from '@plimsoll/engine/testing';
import knownBadPackageVersion from './known-bad-package-version';

testRule(knownBadPackageVersion, {
  valid: [
    'FROM a\nRUN apk add --no-cache openssl=3.0.7-r0 curl=3.0.1\n',
    'FROM a\nRUN apt-get install -y openssl=1.1.1n-0+deb11u5 libssl3\n',
    'FROM a\nRUN dnf install -y openssl-1:3.0.10\n',
    'FROM a\nARG V\nRUN apk add openssl=$V\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN apk add --no-cache curl «openssl=3.0.5-r0»\n',
      says: 'Version 3.0.5 of openssl has CVE-2022-3602 and CVE-2022-3786: take 3.0.7 or a later one',
    },
    {
      text: 'FROM a\nARG V=3.0.2\nRUN apt-get install -y «libssl3=$V-0ubuntu1»\n',
    },
    { text: 'FROM a\nRUN dnf install -y «openssl-1:3.0.1»\n' },
    { text: 'FROM a\nRUN zypper in -y «"openssl=3.0"»\n' },
    {
      title: 'a list of your own',
      text: 'FROM a\nRUN apt-get install -y «xz-utils=5.6.1-1»\n',
      options: {
        versions: [
          {
            packages: ['xz-utils', 'liblzma5'],
            from: '5.6.0',
            fixed: '5.6.2',
            why: 'CVE-2024-3094',
          },
        ],
      },
      says: 'Version 5.6.1 of xz-utils has CVE-2024-3094: take 5.6.2 or a later one',
    },
  ],
  notApplicable: [
    'FROM a\nRUN make\n',
    'FROM a AS b\nRUN apk add openssl=3.0.5-r0\nFROM c\nCOPY --from=b /x /x\n',
  ],
});

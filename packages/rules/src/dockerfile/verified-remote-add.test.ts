import { testRule } from '@plimsoll/engine/testing';
import verifiedRemoteAdd from './verified-remote-add';

const unverified = 'Nothing verifies this download: add --checksum=sha256:…';
const movable = 'This branch or tag can be moved: name the commit behind #';
const commit = '0123456789abcdef0123456789abcdef01234567';

testRule(verifiedRemoteAdd, {
  valid: [
    'FROM a\nADD --checksum=sha256:00 https://example.com/a.tgz /a\n',
    `FROM a\nADD https://github.com/acme/app.git#${commit} /src\n`,
    `FROM a\nADD git@github.com:acme/app.git#${commit}:docs /src\n`,
    `FROM a\nADD --checksum=${commit} https://github.com/acme/app.git#v1 /src\n`,
    'FROM a\nARG COMMIT\nADD https://github.com/acme/app.git#${COMMIT} /src\n',
    {
      title: 'a checksum that a RUN compares',
      text: 'FROM a\nARG V=1\nADD https://example.com/a-$V.tgz /tmp/\nRUN echo "00  /tmp/a-$V.tgz" | sha256sum -c -\n',
    },
    {
      title: 'a signature, of the file by its name in the image',
      text: 'FROM a\nADD https://example.com/get?a=1 /b/a.tgz\nADD --checksum=sha256:00 https://example.com/get.asc /b/a.asc\nRUN gpg --verify /b/a.asc /b/a.tgz\n',
    },
  ],
  invalid: [
    {
      title: 'a check of something else, or before it',
      text: 'FROM a\nRUN sha256sum -c /a.tgz\nADD «https://example.com/a.tgz» /a/\nRUN sha256sum -c /b.tgz\nRUN tar x /a/a.tgz\n',
    },
    {
      text: 'FROM a\nADD «https://example.com/a.tgz» /a\n',
      says: unverified,
    },
    {
      text: 'FROM a\r\nADD --chown=1:1 \\\r\n  a «HTTP://example.com/b» «"http://example.com/c"» /a/\r\n',
      says: unverified,
    },
    {
      title: 'a variable in the address',
      text: 'FROM a\nARG V\nADD «https://example.com/$V/a.tgz» /a\n',
      says: unverified,
    },
    {
      text: 'FROM a\nARG URL=https://example.com/a\nADD [«"$URL"», "/a"]\n',
      says: unverified,
    },
    {
      text: 'FROM a\nADD «https://github.com/acme/app.git» «git@github.com:acme/app.git#v1» /src/\n',
      says: movable,
    },
    {
      title: 'a stage that the image is copied from',
      text: 'FROM a AS get\nADD «http://example.com/a» /a\nFROM b\nCOPY --from=get /a /a\n',
    },
    { text: 'FROM a\nONBUILD ADD «http://example.com/a» /a\n' },
  ],
  unknown: ['FROM a\nARG URL\nADD $URL /a\n'],
  notApplicable: [
    'FROM a\nADD a.tgz /\n',
    'FROM a\nCOPY b c\n',
    {
      title: 'a stage that nothing needs',
      text: 'FROM a AS old\nADD http://example.com/a /a\nFROM b\n',
    },
  ],
});

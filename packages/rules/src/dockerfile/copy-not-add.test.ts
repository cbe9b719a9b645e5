import { testRule } from '@plimsoll/engine/testing';
import copyNotAdd from './copy-not-add';

const says = 'ADD is given plain files only: use COPY, which does nothing else';

testRule(copyNotAdd, {
  valid: [
    'FROM a\nADD https://example.com/app.tgz /srv/\n',
    'FROM a\nADD git@github.com:acme/app.git#v1 /srv/\n',
    'FROM a\nADD rootfs.tar.xz /\n',
    'FROM a\nADD rootfs.gz plain.txt /\n',
    'FROM a\nADD https://example.com/readme.txt /\n',
    'FROM a\nADD ["root fs.tar", "/"]\n',
    'FROM a\nADD --unpack=false bundle /\n',
    'FROM a\nADD --checksum=sha256:00 http://example.com/a /a\n',
    {
      title: 'an argument with a default is known',
      text: 'FROM a\nARG BUNDLE=app.tar.gz\nADD $BUNDLE /srv/\n',
    },
    {
      title: 'a variable in the name of an archive',
      text: 'FROM a\nARG VERSION\nADD app-$VERSION.tar.gz /srv/\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a\n«ADD» app.js /srv/\n',
      says,
      fixed: 'FROM a\nCOPY app.js /srv/\n',
    },
    {
      title: 'a folder of whatever, and patterns of plain files',
      text: 'FROM a\n«ADD» src/ ../x/ *.json /srv/\n«ADD» ["./", "/srv/"]\n',
      says,
      fixed: 'FROM a\nCOPY src/ ../x/ *.json /srv/\nCOPY ["./", "/srv/"]\n',
    },
    {
      title: 'what the name does not tell may be an archive: only offered',
      text: 'FROM a\n«ADD» bundle /srv/\n',
      says,
      fixed: 'FROM a\nCOPY bundle /srv/\n',
    },
    {
      text: 'FROM a\r\n  «add» b c /\r\n«ADD» . /d',
      says,
      fixed: 'FROM a\r\n  copy b c /\r\nCOPY . /d',
    },
    {
      title: 'a zip is not unpacked',
      text: 'FROM a\n«ADD» --chown=1:1 app.zip \\\n  /srv/\n',
      says,
      fixed: 'FROM a\nCOPY --chown=1:1 app.zip \\\n  /srv/\n',
    },
  ],
  unknown: ['FROM a\nARG FILE\nADD $FILE /srv/\n'],
  notApplicable: ["FROM a\nADD ['b.txt', '/c']\n", 'FROM a\nCOPY b c\n'],
});

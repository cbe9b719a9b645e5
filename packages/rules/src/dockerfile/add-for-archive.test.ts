import { testRule } from '@plimsoll/engine/testing';
import addForArchive from './add-for-archive';

const says =
  'This archive is copied here and unpacked by a RUN below: ADD does both in one layer';

testRule(addForArchive, {
  valid: [
    'FROM a\nCOPY app.tar.gz /srv/\n',
    'FROM a\nCOPY app.tar.gz /srv/\nRUN tar -tzf /srv/app.tar.gz\n',
    'FROM a\nCOPY app.tar.gz /srv/\nRUN tar -czf /tmp/other.tar.gz /srv\n',
    'FROM a\nRUN tar -xzf /srv/app.tar.gz\nCOPY app.tar.gz /srv/\n',
    'FROM a\nCOPY words.gz /srv/\nRUN gzip -t /srv/words.gz\n',
    {
      title: 'unpacked in another stage',
      text: 'FROM a AS b\nCOPY app.tar /srv/\nFROM b\nRUN tar -xf /srv/app.tar\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a\nCOPY «app.tar.gz» /srv/\nRUN cd /srv && tar -xzf app.tar.gz && rm app.tar.gz\n',
      says,
    },
    {
      text: 'FROM a\r\nCOPY LICENSE «dist/app.tgz» /srv/\r\nRUN tar xf /srv/app.tgz \\\r\n  -C /opt\r\n',
      says,
    },
    {
      title: 'copied under another name',
      text: 'FROM a\nCOPY «"build/out.tar"» /tmp/rootfs.tar\nRUN tar --extract --file=/tmp/rootfs.tar\n',
      says,
    },
    {
      text: 'FROM a\nARG V=1.2\nCOPY «app-$V.tar.xz» /\nRUN unxz -c /app-1.2.tar.xz | tar x\n',
      says,
    },
    {
      text: 'FROM a\nCOPY [«"my app.tar.bz2"», "/"]\nRUN ["tar", "-xjf", "/my app.tar.bz2"]\n',
      says,
    },
    {
      title: 'ADD does not unpack a zip, nor a single packed file',
      text: 'FROM a\nCOPY «app.zip» /\nRUN unzip /app.zip\nCOPY «words.gz» «index.xz» /srv/\nRUN cd /srv && gzip -d words.gz && xzcat index.xz > index\n',
      says: 'The image holds this file both packed and, by a RUN below, unpacked: give it to that RUN by --mount=type=bind',
    },
    { title: 'no FROM', text: 'COPY «a.tar» /\nRUN tar x -f /a.tar\n', says },
  ],
  notApplicable: [
    'FROM a\nRUN tar -xf /srv/app.tar\n',
    'FROM a\nCOPY app.js /srv/\nRUN tar -xf other.tar\n',
    'FROM a\nCOPY --from=build /app.tar /\nRUN tar -xf /app.tar\n',
    {
      title: 'a stage that does not ship',
      text: 'FROM a AS get\nCOPY app.tar /\nRUN tar -xf /app.tar\nFROM b\nCOPY --from=get /app /\n',
    },
  ],
});

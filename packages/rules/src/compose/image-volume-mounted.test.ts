import { testRule } from '@plimsoll/engine/testing';
import rule from './image-volume-mounted';

const service = (settings: string) =>
  `services:\n  web:\n    build: .\n${settings}`;
const image = { Dockerfile: 'FROM a\nVOLUME ["/srv/uploads/", "/cache"]\n' };

testRule(rule, {
  valid: [
    {
      text: service('    volumes: ["up:/srv/uploads", "./c:/cache"]\n'),
      with: image,
    },
    {
      text: service('    volumes: ["all:/srv"]\n    tmpfs: /cache:size=1m\n'),
      with: image,
    },
    { text: service('    volumes: ["up:${DATA}", "c:/cache"]\n'), with: image },
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    build: .\n    tmpfs: [/cache]\n    volumes: ["x:/srv/uploads/old"]\n',
      with: image,
      says: 'The image keeps data in /srv/uploads, and nothing is mounted there: mount a named volume or a tmpfs',
      severity: 'low',
    },
    {
      text: 'services:\n  «web»:\n    build: .\n    tmpfs: [/cache]\n',
      file: 'compose.dev.yaml',
      with: image,
      severity: 'info',
    },
  ],
  notApplicable: [
    { text: service(''), with: { Dockerfile: 'FROM a\n' } },
    { text: service(''), with: { Dockerfile: 'FROM a\nVOLUME $DATA\n' } },
    { text: service('    restart: "no"\n'), with: image },
    service('').replace('build: .', 'image: a'),
  ],
});

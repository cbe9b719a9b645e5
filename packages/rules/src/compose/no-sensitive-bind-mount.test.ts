import { testRule } from '@plimsoll/engine/testing';
import noSensitiveBindMount from './no-sensitive-bind-mount';

testRule(noSensitiveBindMount, {
  valid: [
    'services:\n  web:\n    image: a:1\n    volumes: ["/etc/localtime:/etc/localtime:ro", "/etc/timezone:/etc/timezone:ro", "/usr/share/zoneinfo:/usr/share/zoneinfo:ro"]\n',
    'services:\n  web:\n    image: a:1\n    volumes: ["/dev/dri:/dev/dri", "/dev/shm:/dev/shm", "/srv/app:/app", "/etcetera:/x", "./etc:/etc", "data:/etc"]\n',
    {
      title: 'an anonymous volume is no path of the host',
      text: 'services:\n  web:\n    image: a:1\n    volumes: [/usr/src/app/node_modules]\n',
    },
    'services:\n  web:\n    image: a:1\n    volumes: ["${DIR}/etc:/x"]\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «/etc:/host/etc»\n',
      says: 'The container can change /etc of the host: mount only the file that it needs, read-only',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «/proc:/host/proc:ro»\n',
      says: 'The container can read /proc of the host: mount only the file that it needs',
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"/:/host:ro"»]\n',
      says: 'The container can read the whole file system of the host: mount only the file that it needs',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"~/.ssh:/root/.ssh:ro"», «"${HOME}/.aws:/root/.aws"», «"/home/ann/.kube/config:/x"»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «type: bind\n        source: /var/lib/docker/volumes\n        target: /x»\n',
    },
    {
      title: 'a named volume that stands for one',
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"conf:/x"»]\nvolumes:\n  conf:\n    driver_opts: {type: none, o: bind, device: /etc}\n',
    },
    {
      file: 'compose.override.yaml',
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"~/.aws:/root/.aws"»]\n',
      severity: 'info',
    },
  ],
  notApplicable: ['services:\n  web:\n    image: a:1\n'],
});

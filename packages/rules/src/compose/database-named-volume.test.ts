import { testRule } from '@plimsoll/engine/testing';
import databaseNamedVolume from './database-named-volume';

testRule(databaseNamedVolume, {
  valid: [
    'services:\n  db:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\n',
    'services:\n  db:\n    image: postgres:18\n    volumes: ["data:/var/lib/postgresql"]\n',
    'services:\n  db:\n    image: mysql:9\n    volumes: [{type: volume, source: data, target: /var/lib/mysql}]\n',
    'services:\n  db:\n    image: mongo:8\n    volumes: ["${DATA}:/data/db"]\n',
    {
      title: 'told to keep its data there',
      text: 'services:\n  db:\n    image: postgres:18\n    environment: {PGDATA: /var/lib/postgresql/data}\n    volumes: ["data:/var/lib/postgresql/data"]\n',
    },
    {
      title: 'both',
      text: 'services:\n  db:\n    image: postgres:17\n    volumes: ["up:/var/lib/postgresql", "data:/var/lib/postgresql/data"]\n',
    },
  ],
  invalid: [
    {
      title: 'PostgreSQL 18 does not look where 17 did',
      text: 'services:\n  db:\n    image: postgres:18.1\n    volumes:\n      - «data:/var/lib/postgresql/data»\n',
      says: 'What is mounted here does not get the data, which is in a volume of its own at /var/lib/postgresql: mount it there',
      severity: 'high',
    },
    {
      title:
        'what an image declares is a volume of its own, also below a mount',
      text: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - «data:/var/lib/postgresql»\n',
      says: 'What is mounted here does not get the data, which is in a volume of its own at /var/lib/postgresql/data: mount it there',
      severity: 'high',
    },
    {
      text: 'services:\n  db:\n    image: mongo:8.0\n    volumes:\n      - «./data:/data»\n',
      says: 'What is mounted here does not get the data, which is in a volume of its own at /data/db: mount it there',
    },
    {
      text: 'services:\n  «db»:\n    image: postgres:18\n',
      says: 'The data of db is lost with its container: mount a named volume at /var/lib/postgresql',
    },
    {
      text: 'services:\n  «db»:\n    image: postgres:17\n',
      says: 'The data of db is lost with its container: mount a named volume at /var/lib/postgresql/data',
      severity: 'medium',
    },
    {
      text: 'services:\n  «db»:\n    image: mariadb:12\n    volumes: ["./init:/docker-entrypoint-initdb.d"]\n',
    },
    {
      text: 'services:\n  db:\n    image: mysql:9\n    volumes:\n      - «/var/lib/mysql»\n',
      says: 'The data is in a volume without a name, which nobody finds again: give it one',
    },
    {
      text: 'services:\n  db:\n    image: mysql:9\n    volumes:\n      - «./data:/var/lib/mysql»\n',
      says: 'The data is in a folder of the host, where rights and file systems differ: use a named volume',
      severity: 'low',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  «db»:\n    image: postgres:17\n',
      severity: 'info',
    },
  ],
  notApplicable: [
    {
      title: 'a script that uses the tools of the image',
      text: 'services:\n  certs: {image: elasticsearch:9.2.0, command: bash -c "bin/elasticsearch-certutil ca"}\n',
    },
    'services:\n  cache:\n    image: redis:8\n',
    'services:\n  web:\n    image: acme/web:1\n',
    'services:\n  db:\n    build: ./postgres\n',
    {
      file: 'compose.test.yaml',
      text: 'services:\n  db:\n    image: postgres:17\n    tmpfs: [/var/lib/postgresql/data]\n',
    },
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import rule from './no-secret-file-copied';

const says = (what: string) =>
  `This copies ${what} into the image: hand it to the RUN that needs it by --mount=type=secret`;

testRule(rule, {
  valid: [
    'FROM a\nCOPY package.json ./\n',
    'FROM a\nCOPY .env.example .\n',
    'FROM a\nCOPY id_rsa.pub /root/.ssh/authorized_keys\n',
    'FROM a\nCOPY nginx_signing.key /tmp/\n',
    'FROM a\nCOPY docker.key /etc/apt/keyrings/docker.key\n',
    'FROM a\nCOPY truststore.jks /srv/\n',
    'FROM a\nCOPY locales/en/auth.json /srv/locales/en/\n',
    'FROM a\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n',
    'FROM a\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\nCOPY . /srv\n',
    'FROM a\nCOPY /src /src\nENV GOOGLE_APPLICATION_CREDENTIALS=./app/storage.json\n',
    {
      title: 'a file beside it',
      text: 'FROM a\nCOPY package.json /app/\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp.json\n',
    },
    {
      title: 'the ignore file keeps it out',
      text: 'FROM a\nWORKDIR /srv\nCOPY . .\nENV GOOGLE_APPLICATION_CREDENTIALS=/srv/gcp.json\n',
      with: { '.dockerignore': 'gcp.json\n' },
    },
  ],
  invalid: [
    {
      text: 'FROM a\nCOPY «.npmrc» package.json ./\n',
      says: says('the settings of npm, which mostly hold a token'),
      severity: 'medium',
    },
    {
      text: 'FROM a\nCOPY «.env» .env.example «.env.production» ./\n',
      says: says('a file of environment variables, which mostly holds secrets'),
      severity: 'high',
    },
    {
      text: 'FROM a\nCOPY «config/id_rsa» /root/.ssh/\n',
      says: says('a private key'),
    },
    { text: 'FROM a\nADD [«"certs/server.key"», "/etc/ssl/"]\n' },
    { text: 'FROM a\nCOPY «server.p12» /srv/\n', says: says('a key store') },
    {
      text: 'FROM a\nCOPY composer.json «auth.json» ./\n',
      says: says('the credentials of Composer'),
    },
    {
      text: 'FROM a\nADD «etl.keytab» /etc/\n',
      says: says('a Kerberos key table'),
    },
    {
      text: 'FROM a\nCOPY «gcp-service-account.json» /srv/\n',
      says: says('the key of a service account'),
    },
    {
      title: 'the name it gets tells what it is',
      text: 'FROM a\nCOPY «aws» /root/.aws/credentials\n',
      says: says('a file of passwords or tokens'),
    },
    {
      title: 'from another stage',
      text: 'FROM a AS b\nFROM c\nCOPY --from=b «/root/.netrc» /root/\n',
    },
    {
      title: 'in a stage that does not ship',
      text: 'FROM a AS b\nCOPY «.npmrc» .\nFROM c\nCOPY --from=b /x /x\n',
      severity: 'low',
    },
    {
      text: 'FROM busybox\nCOPY ./config «$AWS_CONFIG_FILE»\n',
      says: 'This puts the credentials that AWS_CONFIG_FILE names into the image: mount them when the container starts',
    },
    {
      text: 'FROM busybox\nCOPY /src /app/\nENV «GOOGLE_APPLICATION_CREDENTIALS=./app/storage.json»\n',
      says: 'GOOGLE_APPLICATION_CREDENTIALS names a file that is copied into the image: mount it when the container starts',
    },
    {
      text: 'FROM busybox\nCOPY . .\nENV «GOOGLE_APPLICATION_CREDENTIALS="./news.json"»\n',
    },
    {
      text: 'FROM busybox\nCOPY /src /app/\nARG «GOOGLE_APPLICATION_CREDENTIALS=./app/storage.json»\n',
    },
    {
      title: 'the ignore file keeps out another one',
      text: 'FROM a\nWORKDIR /srv\nCOPY . .\nENV «GOOGLE_APPLICATION_CREDENTIALS=gcp.json»\n',
      with: { '.dockerignore': '*.json\n!gcp.json\n' },
    },
    { text: 'FROM a\nONBUILD COPY «.env» .\n' },
  ],
  notApplicable: [
    'FROM a\nRUN make\n',
    'FROM a AS unused\nCOPY .env .\nFROM b\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import rule from './no-secret-in-run';

const stays = (name: string) =>
  `The value of ${name} stays in the history of the image: hand it over by --mount=type=secret,env=${name}`;
const written =
  'A secret is written out in this command: change it, and hand the new one over by --mount=type=secret';

testRule(rule, {
  valid: [
    'FROM a\nRUN --mount=type=secret,id=t,env=NPM_TOKEN npm config set x $NPM_TOKEN\n',
    'FROM a\nRUN --mount=type=secret,id=t NPM_TOKEN=$(cat /run/secrets/t) npm ci\n',
    {
      title: 'read from the mount before',
      text: 'FROM a\nRUN --mount=type=secret,id=t . /run/secrets/t && npm config set x $NPM_TOKEN\n',
    },
    'FROM a\nRUN TOKEN=$(cat /tmp/t); curl -H "X: $TOKEN" https://example.com\n',
    'FROM a\nARG NPM_TOKEN\nRUN test -n "$NPM_TOKEN"\n',
    'FROM a\nARG NPM_TOKEN\nRUN make ${NPM_TOKEN:+--private}\n',
    'FROM a\nARG TOKEN_FILE\nRUN cat $TOKEN_FILE\n',
    'FROM ruby\nRUN SECRET_KEY_BASE=dummy rake assets:precompile\n',
    'FROM ruby\nRUN DATABASE_URL=postgres://user:pass@localhost/db rake x\n',
    'FROM a\nRUN git clone https://git@example.com/a.git\n',
    'FROM amazon/aws-cli\nRUN --mount=type=secret,id=aws-key-id,env=AWS_ACCESS_KEY_ID aws configure set aws_access_key_id $(cat /run/secrets/aws-key-id)\n',
  ],
  invalid: [
    {
      text: 'FROM a\nARG NPM_TOKEN\nRUN npm config set //r/:_authToken «$NPM_TOKEN»\n',
      says: stays('NPM_TOKEN'),
      severity: 'high',
      fixed:
        'FROM a\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm config set //r/:_authToken $NPM_TOKEN\n',
    },
    {
      title: 'in all RUNs that name it',
      text: 'FROM a\nARG NPM_TOKEN\nRUN npm set x «$NPM_TOKEN»\nRUN make\nRUN npm set y «$NPM_TOKEN»\n',
      fixed:
        'FROM a\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm set x $NPM_TOKEN\nRUN make\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm set y $NPM_TOKEN\n',
    },
    {
      title: 'no fix: something else needs it',
      text: 'FROM a\nARG NPM_TOKEN\nENV T=$NPM_TOKEN\nRUN npm set x «$NPM_TOKEN»\n',
      fixed:
        'FROM a\nARG NPM_TOKEN\nENV T=$NPM_TOKEN\nRUN npm set x $NPM_TOKEN\n',
    },
    {
      text: 'FROM a\nENV DB_PASSWORD=x\nRUN echo «"pw=${DB_PASSWORD}"» > /etc/app.conf\n',
      says: stays('DB_PASSWORD'),
    },
    {
      text: 'FROM ubuntu\nRUN if [[ -z "$GOOGLE_APPLICATION_CREDENTIALS" ]]; then gcloud auth activate-service-account «--key-file=${GOOGLE_APPLICATION_CREDENTIALS}»; fi\n',
      says: stays('GOOGLE_APPLICATION_CREDENTIALS'),
    },
    {
      title: 'another secret is mounted',
      text: 'FROM a\nARG NPM_TOKEN\nRUN --mount=type=secret,id=t,env=OTHER npm set x «$NPM_TOKEN»\n',
      says: stays('NPM_TOKEN'),
    },
    {
      title: 'in a builder',
      text: 'FROM a AS b\nARG GIT_TOKEN\nRUN git clone «https://$GIT_TOKEN@example.com/a»\nFROM c\nCOPY --from=b /a /a\n',
      says: 'The value of GIT_TOKEN stays in the cache and the provenance of the build: hand it over by --mount=type=secret,env=GIT_TOKEN',
      severity: 'medium',
    },
    {
      text: 'FROM a\nRUN docker login -u me «-p hunter22x» example.com\n',
      says: written,
      severity: 'critical',
    },
    { text: 'FROM a\nRUN «API_TOKEN=abc123def» make\n', says: written },
    {
      text: 'FROM a\nRUN export «DB_PASSWORD="abc123def"» && make\n',
      says: written,
    },
    {
      text: 'FROM a\nRUN git clone «https://me:abc123def@example.com/a.git»\n',
      says: written,
    },
    {
      text: 'FROM a\nRUN aws configure set aws_secret_access_key «abc123def»\n',
      says: written,
    },
    {
      text: 'FROM a\nRUN tool «--password=abc123def»\n',
      says: written,
    },
    { text: 'FROM a\nARG NPM_TOKEN\nRUN <<EOF\nnpm set x «$NPM_TOKEN»\nEOF\n' },
    { text: 'FROM a\nONBUILD RUN npm set x «$NPM_TOKEN»\n' },
  ],
  notApplicable: [
    'FROM a\nCOPY a b\n',
    'FROM a AS u\nRUN x $NPM_TOKEN\nFROM b\n',
  ],
});

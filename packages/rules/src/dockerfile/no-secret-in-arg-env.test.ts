import { testRule } from '@plimsoll/engine/testing';
import noSecretInArgEnv from './no-secret-in-arg-env';

testRule(noSecretInArgEnv, {
  valid: [
    'FROM a:1\nARG public_token\nENV PUBLIC_KEY=\n',
    'FROM a:1\nARG SECRET_PASSPHRASE_FILE\nENV password_file=/x secret_File=/y\n',
    'FROM a:1\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\n',
    'FROM a:1\nARG AUTH_MODULE_VERSION\nENV TOKENIZERS_PARALLELISM=false\n',
    'FROM a:1\nENV NODE_ENV=production PORT=8080\n',
    {
      title: 'who, how and whether, beside a secret',
      text: 'FROM a:1\nENV smtp__auth__user=me DB_CREDENTIALS_USERNAME=app AUTH_ANONYMOUS_ROLE=Viewer\n',
    },
    {
      title: 'an address without a password, or with one from elsewhere',
      text: 'FROM a:1\nARG PW\nENV A=postgres://db/app B=postgres://app@db/app C=postgres://app:$PW@db/app\n',
    },
    {
      title: 'a switch',
      text: 'FROM a:1\nENV MYSQL_ALLOW_EMPTY_PASSWORD=yes VNC_NO_PASSWORD=1 ASK_PASSWORD=false\n',
    },
    {
      title: 'names that have to do with secrets, and values that are none',
      text: 'FROM a:1\nENV GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer NO_PASSWORD=1 MYSQL_ALLOW_EMPTY_PASSWORD=yes\nENV TOKEN_LIFETIME=3600 mail__auth__user=me ORDERS_DSN="dbi:mysql:orders;host=db"\n',
    },
    'FROM a:1\nARG NEXT_PUBLIC_SENTRY_DSN\n',
    'FROM a:1\nENV DATABASE_URL=postgres://app:changeme@localhost/app HOME_URL=https://example.com/@team\n',
    {
      title: 'a build secret',
      text: 'FROM a:1\nENV A=b\nRUN --mount=type=secret,id=key,env=AWS_SECRET_ACCESS_KEY aws s3 ls\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a:1\nARG «NPM_TOKEN»\n',
      says: 'ARG NPM_TOKEN leaves its value in the history of the image: hand it over by RUN --mount=type=secret',
      severity: 'medium',
    },
    {
      title: 'the only RUN is who needs it',
      text: 'FROM a:1 AS build\nARG «NPM_TOKEN»\nCOPY .npmrc ./\nRUN npm ci\nFROM b:1\nCOPY --from=build /a /a\n',
      fixed:
        'FROM a:1 AS build\nCOPY .npmrc ./\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\nFROM b:1\nCOPY --from=build /a /a\n',
    },
    {
      title:
        'no fix: it is not said which RUN needs it, or another stage does too',
      text: 'FROM a:1 AS build\nARG «NPM_TOKEN»\nRUN npm ci\nRUN npm test\nFROM build\nARG «GIT_TOKEN»\nRUN git clone $GIT_TOKEN\nFROM build\nRUN echo $GIT_TOKEN\n',
      fixed:
        'FROM a:1 AS build\nARG NPM_TOKEN\nRUN npm ci\nRUN npm test\nFROM build\nARG GIT_TOKEN\nRUN git clone $GIT_TOKEN\nFROM build\nRUN echo $GIT_TOKEN\n',
    },
    {
      text: 'FROM a:1\nARG FOO=x «GITHUB_TOKEN»=hunter2\n',
      says: 'ARG GITHUB_TOKEN stands in the file with its value: change that secret, and hand the new one over by RUN --mount=type=secret',
      severity: 'critical',
    },
    {
      text: 'FROM a:1\nENV A=b \\\n    «DB_PASSWORD»="hunter2"\n',
      says: 'ENV DB_PASSWORD stands in the file with its value: change that secret, and give the new one to the container when it starts',
      severity: 'critical',
    },
    {
      title: 'handed on from an ARG',
      text: 'FROM a:1\nARG X\nENV «API_KEY»=$X\n',
      says: 'ENV API_KEY puts a secret into the image: read it at run time from a mounted file',
      severity: 'medium',
    },
    { text: 'FROM a:1\nENV «password» bar\n', severity: 'critical' },
    {
      text: 'FROM a:1\nENV «git_key»=\n',
      says: 'ENV git_key asks for a secret in a variable, which all that runs in the container can read: read it from a mounted file',
      severity: 'low',
    },
    {
      title: 'a token, whatever it is called',
      text: `FROM a:1\nENV A=b «REGISTRY»="glpat-${'x1'.repeat(10)}"\n`,
      severity: 'critical',
    },
    {
      title: 'copied into what the browser loads',
      text: 'FROM a:1\nARG «VITE_AWS_ACCESS_KEY_ID»\n',
    },
    { text: 'FROM a:1\nARG «ARTIFACTORY_USR»\n' },
    { text: 'FROM a:1\nENV «NPM_AUTH»=bWU6aHVudGVyMg\n' },
    {
      title: 'in an address',
      text: 'FROM a:1\nENV «DATABASE_URL»=postgres://app:hunter2@db/app\n',
      says: 'The address in ENV DATABASE_URL brings its password along: change it, and read the address from a mounted file',
      severity: 'high',
    },
    { title: 'before FROM', text: 'ARG «TOKEN»\nFROM a:1\n' },
  ],
  notApplicable: ['FROM a:1\nRUN make\n'],
});

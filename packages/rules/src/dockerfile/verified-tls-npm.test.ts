import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-tls-npm';

const says =
  'With strict-ssl off packages come from anybody: leave it on, and name the certificate of the registry in cafile';

testRule(rule, {
  valid: [
    'FROM a\nRUN npm ci\n',
    'FROM a\nRUN npm config set strict-ssl true\n',
    'FROM a\nENV NPM_CONFIG_STRICT_SSL=true\n',
    'FROM a\nRUN echo strict-ssl=false is wrong\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN npm config set «strict-ssl false»\n', says },
    { text: 'FROM a\nRUN npm set «strict-ssl=false» && npm ci\n', says },
    { text: 'FROM a\nRUN yarn config set «"strict-ssl" false» -g\n', says },
    { text: 'FROM a\nRUN yarn config set «enableStrictSsl false»\n', says },
    { text: 'FROM a\nRUN npm ci «--strict-ssl=false»\n', says },
    { text: 'FROM a\nRUN npm ci «--no-strict-ssl»\n', says },
    { text: 'FROM a\nRUN echo «"strict-ssl=false"» >> ~/.npmrc\n', says },
    {
      text: 'FROM a\nRUN cat > .npmrc <<EOF\nregistry=x\n«strict-ssl = false»\nEOF\n',
      says,
    },
    {
      text: 'FROM a\nENV A=1 «NPM_CONFIG_STRICT_SSL=false»\n',
      says: 'With NPM_CONFIG_STRICT_SSL off packages come from anybody: leave it out, and name the certificate of the registry in cafile',
      fixed: 'FROM a\nENV A=1\n',
    },
    { text: 'FROM a\nARG «npm_config_strict_ssl=false»\n' },
    { text: 'FROM a\nENV «YARN_ENABLE_STRICT_SSL=0»\n' },
    { text: 'FROM a\nONBUILD RUN npm config set «strict-ssl false»\n', says },
  ],
  unknown: ['FROM a\nARG S\nENV NPM_CONFIG_STRICT_SSL=$S\n'],
  notApplicable: ['FROM a\nRUN make\n'],
});

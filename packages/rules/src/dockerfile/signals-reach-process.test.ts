import { testRule } from '@plimsoll/engine/testing';
import rule from './signals-reach-process';

const shell =
  'The stop signal goes to a shell, not to the service: put exec before the command';

testRule(rule, {
  valid: [
    'FROM a\nCMD ["node", "server.js"]\n',
    'FROM a\nCMD exec node server.js\n',
    {
      title: 'the shell form is the matter of exec-form',
      text: 'FROM a\nCMD node server.js\n',
    },
    'FROM a\nCMD ["sh", "-c", "migrate && exec node server.js"]\n',
    'FROM a\nENTRYPOINT ["tini", "--", "node", "server.js"]\n',
    'FROM a\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD npm start\n',
    'FROM a AS b\nCMD npm start\nFROM c\nCMD ["x"]\n',
  ],
  invalid: [
    {
      text: 'FROM a\nCMD «["npm", "start"]»\n',
      says: 'The stop signal goes to npm, not to the service: start the program itself',
    },
    { text: 'FROM a\nENTRYPOINT «["/usr/bin/yarn", "start"]»\n' },
    {
      text: 'FROM a\nCMD «["sh", "-c", "node server.js"]»\n',
      says: shell,
      fixed: 'FROM a\nCMD ["sh", "-c", "exec node server.js"]\n',
    },
    {
      text: 'FROM a\nENTRYPOINT «["/bin/bash", "-ec", "migrate && A=\\"b\\" serve"]»\n',
      says: shell,
      fixed:
        'FROM a\nENTRYPOINT ["/bin/bash", "-ec", "migrate && A=\\"b\\" exec serve"]\n',
    },
    {
      title: 'no fix: the shell has more to do',
      text: 'FROM a\nCMD «["sh", "-c", "serve | tee log"]»\n',
      fixed: 'FROM a\nCMD ["sh", "-c", "serve | tee log"]\n',
    },
    { title: 'inherited', text: 'FROM a AS b\nCMD «pnpm start»\nFROM b\n' },
  ],
  notApplicable: ['FROM a\nRUN npm start\n'],
});

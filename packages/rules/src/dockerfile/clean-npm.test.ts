import { testRule } from '@plimsoll/engine/testing';
import cleanNpm from './clean-npm';

testRule(cleanNpm, {
  valid: [
    'FROM a\nRUN npm ci && npm cache clean --force\n',
    'FROM a\nRUN npm i -g pm2@6 && rm -rf /root/.npm\n',
    'FROM a\nRUN npm ci && npm run build && rm -rf ~/.npm/_cacache ~/.npm\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    'FROM a\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «npm ci» --omit=dev\n',
      says: 'The packed packages that npm has cached stay in the image: end this RUN with npm cache clean --force',
      fixed: 'FROM a\nRUN npm ci --omit=dev && npm cache clean --force\n',
    },
    {
      text: 'FROM a\nRUN «npm install» -g pm2@6 \\\n  && npm run build\n',
      fixed:
        'FROM a\nRUN npm install -g pm2@6 \\\n  && npm run build && npm cache clean --force\n',
    },
    { text: 'FROM a\nRUN npm cache clean --force && «npm ci»\n' },
    { text: 'FROM a AS b\nRUN «npm ci»\nFROM b\n' },
    {
      text: 'FROM a\nONBUILD RUN «npm i»\n',
      fixed: 'FROM a\nONBUILD RUN npm i && npm cache clean --force\n',
    },
  ],
  notApplicable: [
    'FROM a AS b\nRUN npm ci\nFROM c\nCOPY --from=b /a /a\n',
    'FROM a\nRUN npm run build\n',
    'FROM a\nRUN yarn install\n',
    'FROM a\nENV npm_config_cache=/tmp/npm\nRUN npm ci\n',
    'FROM a\nRUN npm ci --cache /tmp/npm\n',
  ],
});

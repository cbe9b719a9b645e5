import { testRule } from '@plimsoll/engine/testing';
import pinNpmPackages from './pin-npm-packages';

testRule(pinNpmPackages, {
  valid: [
    'FROM a\nRUN npm install -g pm2@6.0.13\n',
    'FROM a\nRUN npm install @acme/tool@1.2\n',
    'FROM a\nRUN npm i npm@^10\n',
    'FROM a\nRUN npm install ./lib ../lib /opt/lib ~/lib\n',
    'FROM a\nRUN npm install app.tgz https://example.com/app.tar.gz\n',
    'FROM a\nRUN npm install git+https://github.com/acme/lib.git#v1\n',
    'FROM a\nRUN npm install git+ssh://git@github.com/acme/lib.git#v1\n',
    'FROM a\nRUN npm install acme/lib#v1\n',
    'FROM a\nRUN npm install github:acme/lib#semver:^1\n',
    'FROM a\nRUN npm install --registry https://example.com pm2@6\n',
    'FROM a\nRUN npm --loglevel warn install -g pm2@6\n',
    'FROM a\nRUN npm install -g npm@${NPM_VERSION}\n',
    'FROM a\nRUN npm install express@"4.1.1"\n',
    'FROM a\nRUN yarn add pm2@6\n',
    'FROM a\nRUN yarn global add pm2@6\n',
    'FROM a\nRUN pnpm add -g pm2@6\n',
    'FROM a\nRUN bun add pm2@6\n',
    'FROM a\nRUN npm install file:../lib\n',
    'FROM a\nRUN npm install --unsafe-perm true pm2@6\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN npm install -g «pm2»\n',
      says: 'No version is given for pm2, so each build may install another one: write pm2@1.2.3',
    },
    {
      text: 'FROM a\nRUN npm install -g «pm2@latest»\n',
      says: 'No version is given for pm2@latest, so each build may install another one: write pm2@1.2.3',
    },
    { text: 'FROM a\nRUN ["npm", "install", «"pm2"»]\n' },
    {
      text: 'FROM a\nRUN npm i «@acme/tool»\n',
      says: 'No version is given for @acme/tool, so each build may install another one: write @acme/tool@1.2.3',
    },
    { text: 'FROM a\nRUN npm add pm2@6 «express»\n' },
    { text: 'FROM a\nRUN npm install «acme/lib»\n' },
    { text: 'FROM a\nRUN npm install «git+https://github.com/acme/lib.git»\n' },
    { text: 'FROM a\nRUN npm install «github:acme/lib»\n' },
    { text: 'FROM a\nRUN yarn global add «serve»\n' },
    { text: 'FROM a\nRUN pnpm add -g «turbo»\n' },
    { text: 'FROM a\nRUN npm --loglevel error install «express»\n' },
    {
      text: 'FROM a\nRUN npm install --registry https://example.com «express» koa\n',
    },
  ],
  unknown: ['FROM a\nRUN npm install -g $TOOL\n'],
  notApplicable: [
    'FROM a\nRUN npm install\n',
    'FROM a\nRUN npm ci\n',
    'FROM a\nRUN npm run build\n',
    'FROM a\nRUN yarn install --frozen-lockfile\n',
    'FROM a\nRUN npm install .\n',
    'FROM a\nRUN npm install --production\n',
    'FROM a\nRUN npm test -- install x\n',
  ],
});

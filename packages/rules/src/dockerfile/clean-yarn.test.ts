import { testRule } from '@plimsoll/engine/testing';
import cleanYarn from './clean-yarn';

testRule(cleanYarn, {
  valid: [
    'FROM a\nRUN yarn install && yarn cache clean\n',
    'FROM a\nRUN yarn && yarn build && yarn cache clean --all\n',
    'FROM a\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install\n',
    'FROM a\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn/v6 yarn install\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache yarn install\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.yarn yarn install\n',
    'FROM a\nRUN yarn install && rm -rf /usr/local/share/.cache\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «yarn install» --frozen-lockfile\n',
      says: 'The package cache of Yarn stays in the image: end this RUN with yarn cache clean',
      fixed: 'FROM a\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
    },
    { text: 'FROM a\nRUN yarn cache clean && «yarn»\n' },
    { text: 'FROM a\nRUN «yarn global» add serve@1\n' },
    { text: 'FROM a\nRUN «yarn install»\nRUN yarn cache clean\n' },
    { text: 'RUN «yarn install»\n' },
    {
      text: 'FROM a\nRUN --mount=type=cache,target=/var/cache/apt «yarn install»\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN yarn build\n',
    'FROM a\nRUN yarn --version\n',
    'FROM a\nRUN npm ci\n',
    'FROM a\nRUN yarn cache clean\n',
    'FROM b AS x\nRUN yarn install\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import dependenciesBeforeSource from './dependencies-before-source';

testRule(dependenciesBeforeSource, {
  valid: [
    'FROM a\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
    'FROM a\nCOPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    'FROM a\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm ci --omit=dev\n',
    'FROM a\nCOPY --from=b . .\nRUN npm ci\n',
    'FROM a AS x\nCOPY . .\nFROM b\nCOPY --from=x /a /a\nRUN apk add --no-cache curl\n',
    'FROM a\nCOPY src /src\nRUN go mod download\n',
  ],
  invalid: [
    {
      text: 'FROM a\nCOPY . .\nRUN «npm ci»\n',
      says: 'These are fetched anew whenever a source file changes: install them before COPY takes all the sources',
    },
    { text: 'FROM a\nCOPY ./ /srv/\nRUN «pip install» -r requirements.txt\n' },
    {
      text: 'FROM a\nCOPY --chown=1 . /srv\nRUN true && «go mod download» && go build\n',
    },
    {
      text: 'FROM a\nCOPY . /srv\nRUN apt-get update && «apt-get install» -y curl\n',
    },
    {
      text: 'FROM a\nCOPY ["." , "/srv"]\nRUN «yarn install» --frozen-lockfile\n',
    },
    {
      text: 'FROM a AS b\nCOPY . .\nRUN «npm install» && npm run build\nFROM c\nCOPY --from=b /a /a\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN npm run build\n',
    'FROM a\nCOPY . .\nRUN pip install .\n',
    'FROM a\nCOPY . .\nRUN cargo build --release\n',
    'FROM a\nCOPY . .\nRUN apt-get install -y ./own.deb\n',
    'FROM a\nCOPY . .\nRUN npm install -g pm2@6\n',
  ],
});

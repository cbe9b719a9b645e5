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
      with: { 'package.json': '{}', 'package-lock.json': '{}' },
      fixed:
        'FROM a\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n',
    },
    {
      title: 'with its flags, and under the comment of the COPY',
      text: 'FROM a\nWORKDIR /srv\n# the sources\nCOPY --link --chown=1 . /srv\nRUN «pip install» \\\n  -r requirements.txt\nCMD ["a"]\n',
      with: { 'requirements.txt': 'a==1\n' },
      fixed:
        'FROM a\nWORKDIR /srv\nCOPY --link --chown=1 requirements.txt /srv/\nRUN pip install \\\n  -r requirements.txt\n# the sources\nCOPY --link --chown=1 . /srv\nCMD ["a"]\n',
    },
    {
      title: 'packages of the system need nothing',
      text: 'FROM a\nCOPY . .\nRUN apk update && «apk add» curl\n',
      fixed: 'FROM a\nRUN apk update && apk add curl\nCOPY . .\n',
    },
    {
      title: 'no fix: other lists, something between, more in the RUN',
      text: 'FROM a\nCOPY . .\nRUN «npm ci»\nFROM a\nCOPY . .\nENV A=b\nRUN «npm ci»\nFROM a\nCOPY . .\nRUN «npm ci» && npm run build\nCOPY --from=0 a b\nCOPY --from=1 a b\n',
      with: { 'package.json': '{}', 'web/package.json': '{}' },
      fixed:
        'FROM a\nCOPY . .\nRUN npm ci\nFROM a\nCOPY . .\nENV A=b\nRUN npm ci\nFROM a\nCOPY . .\nRUN npm ci && npm run build\nCOPY --from=0 a b\nCOPY --from=1 a b\n',
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

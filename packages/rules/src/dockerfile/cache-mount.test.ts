import { testRule } from '@plimsoll/engine/testing';
import cacheMount from './cache-mount';

testRule(cacheMount, {
  valid: [
    'FROM a AS b\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM scratch\nCOPY --from=b /a /a\n',
  ],
  invalid: [
    {
      text: 'FROM a AS b\nRUN «npm ci»\nFROM scratch\nCOPY --from=b /a /a\n',
      says: 'These downloads are gone with the layer: keep them with --mount=type=cache,target=/root/.npm',
      fixed:
        'FROM a AS b\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM scratch\nCOPY --from=b /a /a\n',
    },
    {
      text: 'FROM a AS b\nUSER app\nRUN «pip install» -r requirements.txt\nFROM scratch\nCOPY --from=b /a /a\n',
      says: 'These downloads are gone with the layer: keep them in a cache mount over ~/.cache/pip of this user, with its uid',
    },
    {
      text: 'FROM a AS b\nRUN «go mod download»\nCOPY . .\nRUN go build ./...\nFROM scratch\nCOPY --from=b /a /a\n',
      fixed:
        'FROM a AS b\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build ./...\nFROM scratch\nCOPY --from=b /a /a\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN npm ci\n',
    'FROM a AS b\nRUN true\nFROM scratch\nCOPY --from=b /a /a\n',
    'FROM a AS b\nRUN pip install --no-cache-dir -r requirements.txt && bundle install\nFROM scratch\nCOPY --from=b /a /a\n',
    'FROM a AS unused\nRUN npm ci\nFROM c\n',
  ],
});

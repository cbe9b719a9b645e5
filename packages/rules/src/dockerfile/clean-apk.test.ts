import { testRule } from '@plimsoll/engine/testing';
import cleanApk from './clean-apk';

testRule(cleanApk, {
  valid: [
    'FROM a\nRUN apk add --no-cache curl\n',
    'FROM a\nRUN apk --no-cache add curl\n',
    'FROM a\nRUN apk add curl --no-cache\n',
    'FROM a\nRUN apk --update --no-cache add curl\n',
    'FROM a\nRUN apk add curl && rm -rf /var/cache/apk/*\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/apk apk add curl\n',
    'FROM a\nRUN --mount=type=cache,target=/etc/apk/cache apk add curl\n',
    'FROM a\nRUN --mount=type=tmpfs,target=/var/cache/apk apk add curl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apk add» curl\n',
      says: 'The package index of apk stays in the image: add --no-cache',
      fixed: 'FROM a\nRUN apk add --no-cache curl\n',
    },
    {
      text: 'FROM a\nRUN [«"apk", "add"», "curl"]\n',
      fixed: 'FROM a\nRUN ["apk", "add", "--no-cache", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN «apk add» --no-cacher curl\n',
      fixed: 'FROM a\nRUN apk add --no-cache --no-cacher curl\n',
    },
    {
      text: 'FROM a\nRUN apk upgrade --no-cache && «apk --update add» curl \\\n  git\n',
      fixed:
        'FROM a\nRUN apk upgrade --no-cache && apk --update add --no-cache curl \\\n  git\n',
    },
    {
      text: 'FROM a\nRUN --mount=type=cache,target=/var/cache/apt «apk add» curl\n',
      fixed:
        'FROM a\nRUN --mount=type=cache,target=/var/cache/apt apk add --no-cache curl\n',
    },
    {
      text: 'ONBUILD RUN «apk add» curl\n',
      fixed: 'ONBUILD RUN apk add --no-cache curl\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«apk add» curl\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\napk add --no-cache curl\nEOF\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN apk update\n',
    'FROM a\nRUN apk del curl\n',
    'FROM b AS x\nRUN apk add curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import noPlainSecretEnv from './no-plain-secret-env';

testRule(noPlainSecretEnv, {
  valid: [
    {
      title: 'hashes are made to be written down',
      text: 'services:\n  a: {image: a:1, environment: {PASSWORD_HASH: "$$2a$$12$$abcdefghijklmnopqrstuv", ADMIN_TOKEN: "$$argon2id$$v=19$$m=65540"}}\n',
    },
    'services:\n  db:\n    image: a:1\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}\n      JWT_SECRET: ${JWT_SECRET:?}\n      API_KEY: ${API_KEY:-}\n      TOKEN:\n',
    'services:\n  db:\n    image: a:1\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n      DB_PASSWORD: /run/secrets/db\n',
    'services:\n  db:\n    image: a:1\n    environment:\n      - ALLOW_EMPTY_PASSWORD=yes\n      - PASSWORD_MIN_LENGTH=12\n      - TOKEN_URL=https://id.example.com/token\n      - ACCESS_TOKEN_TTL=15m\n      - TOKEN_EXPIRATION=86400\n      - PASSWORD_HASH_ALGORITHM=argon2id\n      - AWS_ACCESS_KEY_ID=AKIAEXAMPLE\n      - SMTP_AUTH=plain\n      - PUBLIC_KEY=abc\n      - USE_TOKEN=true\n      - SECRET\n',
  ],
  invalid: [
    {
      text: 'services:\n  db:\n    image: a:1\n    environment:\n      «POSTGRES_PASSWORD: correct-horse»\n',
      says: 'Variable POSTGRES_PASSWORD is written in the file: hand it in as a Compose secret, or as a variable without a default',
      severity: 'high',
    },
    {
      text: 'services:\n  db:\n    image: a:1\n    environment:\n      - «JWT_SECRET=correct-horse»\n      - A=b\n',
    },
    {
      text: 'services:\n  db:\n    image: a:1\n    environment:\n      «API_KEY: ${API_KEY:-correct-horse}»\n',
      says: 'Variable API_KEY has a fallback that is written here: remove it, so that a missing secret is noticed',
    },
    {
      title: 'what everyone uses is no secret, and no excuse in production',
      text: 'services:\n  db:\n    image: a:1\n    environment: {«MYSQL_ROOT_PASSWORD: root»}\n',
      severity: 'high',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  db:\n    image: a:1\n    environment: {«POSTGRES_PASSWORD: postgres»}\n',
      severity: 'low',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  db:\n    image: a:1\n    environment: {«STRIPE_SECRET_KEY: sk_live_4eC39HqLyjWD»}\n',
      severity: 'high',
    },
    {
      title: 'where an anchor brings it from',
      text: 'x-env: &env\n  «DB_PASSWORD: correct-horse»\nservices:\n  web:\n    image: a:1\n    environment:\n      <<: *env\n',
    },
  ],
  notApplicable: ['services:\n  db:\n    image: a:1\n'],
});

import { testRule } from '@plimsoll/engine/testing';
import noSecretBuildArg from './no-secret-build-arg';

testRule(noSecretBuildArg, {
  valid: [
    'services:\n  a: {build: {context: ., args: {VERSION: "${V}", NODE_ENV: production}}}\n',
    'services:\n  a: {build: {context: ., args: {DB_PASSWORD: "", TOKEN_URL: "https://a", SECRET_FILE: /run/secrets/a}, secrets: [a], ssh: [default]}}\n',
    'services:\n  a: {build: {context: ., args: {VITE_PUBLIC_KEY: "${K}"}}}\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    build:\n      context: .\n      args:\n        - «NPM_TOKEN»\n        - «API_SECRET=${API_SECRET}»\n',
      says: [
        'The value of NPM_TOKEN stays in the image: hand it in through build.secrets',
        'The value of API_SECRET stays in the image: hand it in through build.secrets',
      ],
      severity: 'high',
    },
    {
      text: 'services:\n  a:\n    build:\n      context: .\n      args:\n        «DB_PASSWORD: correct-horse»\n        «GH_TOKEN:»\n',
      says: [
        'The value of DB_PASSWORD is written here and stays in the image: hand it in through build.secrets',
        'The value of GH_TOKEN stays in the image: hand it in through build.secrets',
      ],
    },
  ],
  notApplicable: [
    'services:\n  a: {build: .}\n',
    'services:\n  a: {image: a:1, environment: {A_TOKEN: x}}\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import rule from './env-file-committed';

const harmless =
  'The env file is in the repository: commit an example of it instead, and ignore this one';
const withSecret = (what: string) =>
  `The env file is in the repository with ${what} in it: take it out, ignore it, and change what it held`;
const compose = (file: string) =>
  `services:\n  web:\n    image: acme/web:2.3\n    env_file: ${file}\n`;

testRule(rule, {
  valid: [
    {
      kind: 'env',
      text: 'DB_PASSWORD=ENC[AES256_GCM,data:Zm9v]\nsops_version=3.9.0\n',
    },
    { kind: 'env', text: 'DB_PASSWORD="encrypted:BDqDBibm"\n' },
    { kind: 'env', file: '.env.vault', text: 'DOTENV_VAULT="fhk2"\n' },
    { kind: 'compose', text: compose('secret.list') },
    {
      kind: 'compose',
      text: compose('/etc/web/list'),
      paths: ['etc/web/list'],
    },
    { kind: 'compose', text: compose('../list'), paths: ['list'] },
  ],
  invalid: [
    {
      kind: 'env',
      text: '# ours\nPORT=8080\n«DB_PASSWORD»=correct-horse\n',
      says: withSecret('DB_PASSWORD'),
      severity: 'high',
    },
    {
      kind: 'env',
      file: 'deploy/production.env',
      text: 'export «API_TOKEN»="k3J9s0"\nSMTP_PASS=x9\nDATABASE_URL=postgres://me:pw1@db/x\n',
      says: withSecret('API_TOKEN and 2 others'),
    },
    {
      kind: 'env',
      text: '«DATABASE_URL»=postgres://me:correct-horse@db/x\nX_TOKEN=b7\n',
      says: withSecret('DATABASE_URL and 1 other'),
    },
    {
      title: 'a word that is nobody’s password is one where it is used',
      kind: 'env',
      text: '«DB_PASSWORD»=changeme\n',
      says: withSecret('DB_PASSWORD'),
    },
    {
      title: 'the keys to encrypted files',
      kind: 'env',
      file: '.env.keys',
      text: '«DOTENV_PRIVATE_KEY»="81dac4d2c42e67a2c6542d3b943a4674"\n',
      says: withSecret('DOTENV_PRIVATE_KEY'),
    },
    {
      kind: 'env',
      text: '«PORT»=8080\nDB_PASSWORD=\nDB_PASSWORD_FILE=/run/secrets/db\nTOKEN=${OTHER}\nSESSION_SECRET=<yours>\n',
      says: harmless,
      severity: 'low',
    },
    {
      title: 'what everybody’s browser is given',
      kind: 'env',
      text: '«VITE_MAPS_API_KEY»=AbCdEf\n',
      says: harmless,
    },
    {
      kind: 'env',
      file: '.env.test',
      text: '«DB_PASSWORD»=test\n',
      says: harmless,
      severity: 'info',
    },
    {
      kind: 'env',
      file: '.env.development',
      text: 'A=b\n«STRIPE_SECRET_KEY»=rk_9a8b7c\n',
      says: withSecret('STRIPE_SECRET_KEY'),
      severity: 'high',
    },
    {
      kind: 'compose',
      text: compose('«config/list»'),
      paths: ['config/list'],
      says: 'This file of variables is in the repository, where everybody can read it: ignore it, and commit an example instead',
      severity: 'low',
    },
  ],
  unknown: [
    { kind: 'env', text: 'A=1\n', paths: 'unknown' },
    { kind: 'compose', text: compose('config/list'), paths: 'unknown' },
    { kind: 'compose', text: compose('"${LIST}"') },
  ],
  notApplicable: [
    { kind: 'env', text: '# nothing\n' },
    { kind: 'env', file: '.env.example', text: 'DB_PASSWORD=correct-horse\n' },
    { kind: 'env', file: 'sample.env', text: 'A=1\n' },
    { kind: 'compose', text: 'services:\n  web:\n    image: a\n' },
  ],
});

import { execFileSync } from 'node:child_process';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { ReportRow } from '../store/Store';
import { neighboursOf, recheckOf } from './recheck';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const REVISION = '3f2a91c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6';
const row = (more: Partial<ReportRow>): ReportRow => ({
  entityRef: 'component:default/web',
  title: 'web',
  status: 'complete',
  counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  waived: 0,
  categories: {},
  kinds: [],
  failing: [],
  remarks: [],
  waivers: [],
  root: 'https://github.com/acme/shop/tree/main/',
  folder: '',
  ...more,
});
const command = (more: Partial<ReportRow>, others: string[] = []) => {
  const one = row(more);
  const rows = [one, ...others.map(folder => row({ folder }))];
  return recheckOf(one, REVISION, integrations, neighboursOf(rows));
};

it.each([
  [{}, [], 'plimsoll scan . --format=json'],
  [{ folder: 'web' }, [], 'plimsoll scan . --service=web --format=json'],
  [
    { folder: 'web' },
    ['api', ''],
    'plimsoll scan . --service=web --other=. --other=api --format=json',
  ],
  [
    { filePatterns: '!demo !test/*' },
    [],
    "plimsoll scan . '--files=!demo !test/*' --format=json",
  ],
])('of %j beside %j ends in %s', (more, others, end) => {
  expect(command(more, others)).toBe(
    `git clone -- https://github.com/acme/shop source && cd source && git checkout --detach ${REVISION} && ${end}`,
  );
});

it.each([
  "it's",
  '$(touch owned)',
  '`touch owned`',
  '; touch owned #',
  '-rf',
  'a" "b',
  '!!',
  'ü*?[x]~{a,b}\\',
])('makes one word for the shell of a folder called %j', folder => {
  const pasted = command({ folder })?.split(' && ').pop() ?? '';
  const words = execFileSync(
    'sh',
    ['-c', `plimsoll() { printf '%s\\n' "$@"; }; ${pasted}`],
    { encoding: 'utf8' },
  );
  expect(words.split('\n')).toEqual([
    'scan',
    '.',
    `--service=${folder}`,
    '--format=json',
    '',
  ]);
});

it.each([
  { folder: 'a\nb' },
  { folder: 'a\u202Eb' },
  { folder: 'a\u001B[2J' },
  { root: undefined },
  { root: 'https://git.example/acme/shop/' },
])('is not given for %j', more => {
  expect(command(more)).toBeUndefined();
});

it('is not given without a commit, or where nobody would type it', () => {
  const one = row({ folder: 'web' });
  const of = (revision: string | undefined, rows: ReportRow[]) =>
    recheckOf(one, revision, integrations, neighboursOf(rows));
  expect(of(undefined, [one])).toBeUndefined();
  expect(of('main', [one])).toBeUndefined();
  const many = Array.from({ length: 21 }, (_, n) => row({ folder: `s${n}` }));
  expect(of(REVISION, [one, ...many])).toBeUndefined();
});

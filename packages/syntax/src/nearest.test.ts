import { nearest } from './nearest';

const candidates = ['FROM', 'RUN', 'COPY', 'DIR_ASSETS', 'PATH'];

it.each([
  ['FORM', 'FROM'],
  ['COPYY', 'COPY'],
  ['DIR_ASSET', 'DIR_ASSETS'],
  ['PAHT', 'PATH'],
  ['RNU', 'RUN'],
])('takes %s for %s', (word, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});

it.each(['R', 'HELLO', 'INSTALL', 'ROAM', 'HOTH', 'x'.repeat(1_000_000)])(
  'takes %.10s for nothing',
  word => expect(nearest(word, candidates)).toBeUndefined(),
);

it('can be asked for what is very near only', () => {
  expect(nearest('COPPYY', candidates)).toBe('COPY');
  expect(nearest('COPPYY', candidates, 1)).toBeUndefined();
});

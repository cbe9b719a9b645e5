import { english } from '../__testUtils__/english';
import { referencesOf } from './references';

it('names frameworks with their version, tools, and safe addresses', () => {
  expect(
    referencesOf(
      {
        controls: ['cis-docker@1.8.0:4.1', 'house-rules@3:x.y:z', 'odd'],
        hadolint: ['DL3002', 'SC2086'],
        'kube-linter': ['run-as-non-root'],
        urls: [
          'https://docs.example.com/user',
          // eslint-disable-next-line no-script-url
          'javascript:alert(1)',
          'not an address',
        ],
      },
      new Map([['cis-docker@1.8.0', 'CIS Docker Benchmark']]),
      english,
    ),
  ).toEqual([
    { source: 'CIS Docker Benchmark 1.8.0', code: '4.1' },
    { source: 'house-rules 3', code: 'x.y:z' },
    { source: 'Control', code: 'odd' },
    {
      source: 'hadolint',
      code: 'DL3002',
      href: 'https://github.com/hadolint/hadolint/wiki/DL3002',
    },
    {
      source: 'hadolint',
      code: 'SC2086',
      href: 'https://www.shellcheck.net/wiki/SC2086',
    },
    { source: 'KubeLinter', code: 'run-as-non-root', href: undefined },
    {
      source: 'docs.example.com',
      code: 'Read more',
      href: 'https://docs.example.com/user',
    },
  ]);
});

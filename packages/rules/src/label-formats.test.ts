import { labelFormats } from './label-formats';
import type { LabelFormat } from './label-formats';

const cases: [LabelFormat, good: string[], bad: string[]][] = [
  ['any', ['', 'a'], []],
  ['text', ['a'], ['']],
  [
    'url',
    ['https://example.com', 'git+ssh://git@example.com/a.git'],
    ['', 'example.com', 'https://', 'https://a b', 'not-url'],
  ],
  [
    'rfc3339',
    ['2026-11-23T08:00:00Z', '2024-02-29T23:59:60.5+02:00'],
    ['', '2026-11-23', '2026-13-01T00:00:00Z', '2026-02-29T00:00:00Z', 'today'],
  ],
  [
    'spdx',
    [
      'MIT',
      'mit',
      'Apache-2.0',
      'GPL-2.0+',
      'LGPL-2.1-only OR MIT',
      '(MIT AND BSD-3-Clause) OR ISC',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'LicenseRef-Acme',
    ],
    [
      ...['', 'not-spdx', 'Apache 2', 'Proprietary', 'MIT OR', '(MIT', 'MIT)'],
      ...['MIT ISC', 'OR', 'MIT WITH', '()'],
    ],
  ],
  [
    'git-hash',
    ['0a11bd1', '0a11bd1d', 'a'.repeat(40), 'b'.repeat(64)],
    ['', 'main', '0a11bd', 'g'.repeat(40), 'a'.repeat(41)],
  ],
  [
    'semver',
    ['1.2.3', '0.0.1-rc.1', '1.2.3+build.5', '1.0.0-0A.is.legal'],
    ['', '1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-01', '1.2.3-'],
  ],
  [
    'email',
    ['crew@example.com'],
    ['', 'crew', '@example.com', 'a@b', 'a b@c.d'],
  ],
];

describe.each(cases)('%s', (format, good, bad) => {
  const { is, name } = labelFormats[format];
  it.each(good)(`takes %j for a ${name}`, value => {
    expect(is(value)).toBe(true);
  });
  if (bad.length) {
    it.each(bad)(`does not take %j for a ${name}`, value => {
      expect(is(value)).toBe(false);
    });
  }
});

it('is fast on whatever stands in a label', () => {
  const hostile = ['1.2.3-'.concat('0'.repeat(99_999)), 'a.'.repeat(50_000)];
  const started = Date.now();
  for (const value of hostile)
    for (const { is } of Object.values(labelFormats)) is(value);
  expect(Date.now() - started).toBeLessThan(1000);
});

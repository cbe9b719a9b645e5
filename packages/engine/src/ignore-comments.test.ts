import { Kind } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import { ignoreComments, trivyCode } from './ignore-comments';

const read = (text: string, kind: Kind = 'dockerfile') =>
  ignoreComments(new SourceText('x', text), kind).map(
    ({ start, end, ...comment }) => ({
      ...comment,
      text: text.slice(start, end),
    }),
  );

const next = { scope: 'next', line: 1, isTrailing: false };

it.each([
  [
    '# hadolint ignore=DL3008,SC2046',
    { tool: 'hadolint', codes: ['DL3008', 'SC2046'] },
  ],
  ['#hadolint ignore=dl3008 why not', { tool: 'hadolint', codes: ['DL3008'] }],
  [
    '# hadolint global ignore = DL3008, DL3009',
    { tool: 'hadolint', codes: ['DL3008', 'DL3009'], scope: 'file' },
  ],
  [
    '# hadolint stage ignore=DL3008',
    { tool: 'hadolint', codes: ['DL3008'], scope: 'stage' },
  ],
  [
    '# trivy:ignore:AVD-DS-0002 trivy:ignore:DS001:exp:2026-12-31 legacy image',
    {
      tool: 'trivy',
      codes: ['DS-0002', 'DS-0001'],
      until: '2026-12-31',
      reason: 'legacy image',
    },
  ],
  ['#trivy:ignore:*', { tool: 'trivy', codes: ['*'] }],
  [
    '# checkov:skip=CKV_DOCKER_2: probes of the cluster',
    {
      tool: 'checkov',
      codes: ['CKV_DOCKER_2'],
      scope: 'file',
      reason: 'probes of the cluster',
    },
  ],
  [
    '# check=skip=JSONArgsRecommended,StageNameCasing;error=true',
    {
      tool: 'buildkit',
      codes: ['JSONArgsRecommended', 'StageNameCasing'],
      scope: 'file',
    },
  ],
  [
    '#check=error=true;skip=all',
    { tool: 'buildkit', codes: ['*'], scope: 'file' },
  ],
  [
    '# zizmor: ignore[template-injection, artipacked] trusted input',
    {
      tool: 'zizmor',
      codes: ['template-injection', 'artipacked'],
      reason: 'trusted input',
    },
  ],
  [
    '# plimsoll ignore=dockerfile/user-required, compose/x reason="by the entry point" until=2026-12-31',
    {
      tool: 'plimsoll',
      codes: ['dockerfile/user-required', 'compose/x'],
      reason: 'by the entry point',
      until: '2026-12-31',
    },
  ],
  [
    "# plimsoll ignore-file=a/b reason='it is a demo'",
    { tool: 'plimsoll', codes: ['a/b'], scope: 'file', reason: 'it is a demo' },
  ],
])('%s', (text, expected) => {
  expect(read(`${text}\nFROM a\n`)).toEqual([{ ...next, text, ...expected }]);
});

it.each([
  '# plimsoll ignore',
  '# plimsoll ignore a/b',
  '# plimsoll ignores=a/b',
  '# plimsoll: ignore=',
  '# plimsoll ignore=a/b until=tomorrow',
  '# plimsoll ignore=a/b until=2026-13-01',
  '# plimsoll ignore=a/b until=2025-02-29',
  '# plimsoll ignore=a/b reason="open',
  '# plimsoll ignore=a/b reason=two words',
  '# plimsoll disable=a/b',
])('%s accepts nothing and says why', text => {
  expect(read(`${text}\nFROM a\n`)).toEqual([
    {
      ...next,
      text,
      tool: 'plimsoll',
      codes: [],
      problem: expect.stringMatching(/^.{20,}$/),
    },
  ]);
});

it.each([
  '# plimsoll is the mark on a hull',
  '# hadolint shell=/bin/bash',
  '# hadolint ignores DL3008',
  '# check=error=true',
  '# checkov is nice',
  'RUN echo "# hadolint ignore=DL3008"',
  'RUN a # hadolint ignore=DL3008',
])('%s is no such comment', text => {
  expect(read(`FROM a\n${text}\n`)).toEqual([]);
});

it('reads a directive as one only at the very top', () => {
  const at = (text: string) => read(text).map(({ scope }) => scope);
  expect(at('# syntax=a\n# check=skip=all\nFROM a\n')).toEqual(['file']);
  expect(at('# hello\n# check=skip=all\nFROM a\n')).toEqual(['next']);
  expect(at('FROM a\n# check=skip=all\nRUN a\n')).toEqual(['next']);
});

it('reads comments behind something in YAML, with their place', () => {
  const text =
    'on: push\njobs:\n  a:\n    uses: b # zizmor: ignore[unpinned-uses]\n    if: x\n    # plimsoll ignore=ci/a\n';
  expect(read(text, 'github-actions')).toEqual([
    {
      tool: 'zizmor',
      codes: ['unpinned-uses'],
      scope: 'next',
      line: 4,
      isTrailing: true,
      text: '# zizmor: ignore[unpinned-uses]',
    },
    {
      tool: 'plimsoll',
      codes: ['ci/a'],
      scope: 'next',
      line: 6,
      isTrailing: false,
      text: '# plimsoll ignore=ci/a',
    },
  ]);
});

it('keeps its place with CRLF and a byte-order mark', () => {
  expect(read('\uFEFF# hadolint ignore=DL3006\r\nFROM a\r\n')).toEqual([
    {
      ...next,
      tool: 'hadolint',
      codes: ['DL3006'],
      text: '# hadolint ignore=DL3006',
    },
  ]);
});

it.each([
  ['DS-0002', 'DS-0002'],
  ['DS002', 'DS-0002'],
  ['AVD-DS-0002', 'DS-0002'],
  ['ds-0031', 'DS-0031'],
  ['AVD-KSV-0014', 'KSV-0014'],
  ['KSV014', 'KSV-0014'],
  ['*', '*'],
])('spells %s as %s', (code, expected) => {
  expect(trivyCode(code)).toBe(expected);
});

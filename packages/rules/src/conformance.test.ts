import type { Case } from '../scripts/cases';
import { parseCases } from '../scripts/cases';
import { byCode, onPurpose, total } from '../scripts/agreement';
import { optionsFor, skipsAll } from '../scripts/configured';
import { judgeCase, judgeFix } from '../scripts/judge';
import differs from '../differs.json';
import copyNotAdd from './dockerfile/copy-not-add';
import noLatestTag from './dockerfile/no-latest-tag';
import pinBaseImage from './dockerfile/pin-base-image';
import { rules } from '.';

const some = [copyNotAdd, noLatestTag, pinBaseImage];

const make = (rest: Partial<Case>): Case => ({
  id: 'a/1',
  peer: 'trivy',
  code: 'DS-0001',
  expect: 'violation',
  ...rest,
});

describe('judgeCase', () => {
  it('asks every rule that names the code, and no other', () => {
    expect(judgeCase(make({ dockerfile: 'FROM a\nADD b c\n' }), some)).toEqual({
      id: 'a/1',
      peer: 'trivy',
      code: 'DS-0001',
      expect: 'violation',
      verdict: 'violation',
      rules: ['dockerfile/pin-base-image'],
    });
    expect(
      judgeCase(make({ dockerfile: 'FROM a:1\nADD b c\n' }), some),
    ).toMatchObject({ verdict: 'clean', rules: [] });
  });

  it.each(['DS-0001', 'DS001', 'AVD-DS-0001'])('knows %s', code => {
    const testCase = make({ code, dockerfile: 'FROM a:latest\n' });
    expect(judgeCase(testCase, some)).toMatchObject({
      verdict: 'violation',
      rules: ['dockerfile/no-latest-tag'],
    });
  });

  it('says when no rule names the code, or there is no text', () => {
    expect(
      judgeCase(make({ code: 'DS-0099', dockerfile: 'FROM a\n' }), some),
    ).toMatchObject({ verdict: 'unmapped' });
    expect(
      judgeCase(make({ peer: 'nobody', dockerfile: 'FROM a\n' }), some),
    ).toMatchObject({ verdict: 'unmapped' });
    expect(judgeCase(make({ kind: 'dockerfile' }), some)).toMatchObject({
      verdict: 'error',
    });
    const manifest = make({
      kind: 'kubernetes',
      content: 'apiVersion: v1\nkind: Pod\n',
    });
    expect(judgeCase(manifest, some)).toMatchObject({ verdict: 'unmapped' });
  });

  it('honours the comments in the text', () => {
    const testCase = make({
      dockerfile: '# trivy:ignore:DS-0001\nFROM a\n',
      expect: 'clean',
    });
    expect(judgeCase(testCase, some)).toMatchObject({ verdict: 'clean' });
  });

  it('takes a file for the kind that the case says it is', () => {
    const testCase = make({
      kind: 'dockerfile',
      file: 'positive1.yaml',
      content: 'FROM a\n',
    });
    expect(judgeCase(testCase, some)).toMatchObject({ verdict: 'violation' });
  });

  it('switches on what is off', () => {
    const off = { ...pinBaseImage, enabled: false };
    expect(judgeCase(make({ dockerfile: 'FROM a\n' }), [off])).toMatchObject({
      verdict: 'violation',
    });
  });
});

it('configures a rule as the peer was configured', () => {
  const optionsOf = (rest: Partial<Case>, rule: string) =>
    optionsFor(make({ peer: 'hadolint', ...rest }), rule);
  expect(
    optionsOf(
      { code: 'DL3026', config: { trustedRegistries: ['docker.io'] } },
      'dockerfile/allowed-registry',
    ),
  ).toEqual({ registries: ['docker.io'] });
  const config = 'label-schema:\n  author: text\n  rev: hash\n';
  expect(
    optionsOf({ code: 'DL3049', config }, 'dockerfile/required-labels'),
  ).toEqual({ labels: ['author', 'rev'] });
  expect(
    optionsOf({ code: 'DL3055', config }, 'dockerfile/label-value-format'),
  ).toEqual({ formats: { author: 'text', rev: 'git-hash' } });
  expect(optionsOf({ code: 'DL3006', config }, 'dockerfile/other')).toEqual({});
});

it('sees the order that a fixer was told in what it made', () => {
  const optionsOf = (code: string, rule: string, after?: string) =>
    optionsFor(make({ peer: 'dclint', code, options: '{ o }', after }), rule);
  const made = 'volumes: {}\nservices:\n  a: {b: 1, c: 2}\nx-a: 1\nx-b: 2\n';
  expect(
    optionsOf('service-keys-order', 'compose/order-service-keys', made),
  ).toEqual({ order: ['b', 'c'] });
  expect(
    optionsOf('top-level-properties-order', 'compose/order-top-level', made),
  ).toEqual({ order: ['volumes', 'services', 'x-'] });
  expect(
    optionsOf('top-level-properties-order', 'compose/order-top-level'),
  ).toEqual({});
});

it('leaves out what BuildKit is told from outside to skip', () => {
  const config = (value: string) => ({
    frontendAttrs: { 'build-arg:BUILDKIT_DOCKERFILE_CHECK': value },
  });
  const skips = (code: string, value: string) =>
    skipsAll(make({ peer: 'buildkit', code, config: config(value) }));
  expect(skips('FromAsCasing', 'skip=all')).toBe(true);
  expect(skips('FromAsCasing', 'error=true;skip=A,FromAsCasing')).toBe(true);
  expect(skips('FromAsCasing', 'skip=StageNameCasing;error=true')).toBe(false);
});

it('compares what a fixer makes, but for taste', () => {
  const fix = (before: string, after: string) =>
    judgeFix(
      make({ code: 'DS-0005', kind: 'dockerfile', before, after }),
      some,
    );
  expect(fix('FROM a\nADD b "c"\n', "FROM a\nCOPY b 'c' \n\n")).toBe(true);
  expect(fix('FROM a\nADD b c\n', 'FROM a\nADD b c\n')).toBe(false);
});

describe('agreement', () => {
  const compared = (
    ['violation', 'clean', 'unmapped', 'error', 'clean'] as const
  ).map((verdict, index) => ({
    judged: { ...make({}), expect: 'violation' as const, verdict, rules: [] },
    reason: index === 4 ? 'we know better' : undefined,
  }));

  it('counts by code and in total', () => {
    const row = {
      ...{ cases: 5, agree: 1, onPurpose: 1 },
      ...{ differ: 1, unmapped: 1, errors: 1 },
    };
    expect(byCode(compared)).toEqual([
      { peer: 'trivy', code: 'DS-0001', ...row },
    ]);
    expect(total(byCode(compared))).toEqual({
      peer: 'total',
      code: '',
      ...row,
    });
  });

  it('finds a difference by id or pattern', () => {
    const found = (id: string, pattern: string) =>
      onPurpose({ ...compared[0].judged, id }, [
        { peer: 'trivy', code: 'DS-0001', id: pattern, reason: 'x' },
      ]) !== undefined;
    expect(found('a/b/c', 'a/b/c')).toBe(true);
    expect(found('a/b/c', 'a/*')).toBe(true);
    expect(found('a/b/c', 'a/*/c')).toBe(true);
    expect(found('a/b/c', '*')).toBe(true);
    expect(found('a/b/c', 'a/b')).toBe(false);
    expect(found('ab', 'ab*b')).toBe(false);
  });
});

it('refuses what are no cases', () => {
  expect(
    parseCases('x.json', '[{"id":"a","peer":"b","code":"c"}]'),
  ).toHaveLength(1);
  expect(() => parseCases('x.json', '{')).toThrow('x.json is not JSON');
  expect(() => parseCases('x.json', '{}')).toThrow('x.json holds no list');
  expect(() => parseCases('x.json', '[{}]')).toThrow(
    'x.json, case 1 has no id, peer and code',
  );
});

it('differs on purpose only where a rule names the code, with a reason', () => {
  for (const { peer, code, reason } of differs) {
    expect(
      judgeCase(make({ peer, code, ...textFor(peer, code) }), rules).verdict,
    ).not.toBe('unmapped');
    expect(reason.length).toBeGreaterThan(30);
  }
});

/** A file of the kind that the code is about. */
function textFor(peer: string, code: string): Partial<Case> {
  if (peer === 'dclint')
    return { kind: 'compose', file: 'compose.yaml', content: 'services: {}\n' };
  if (code.startsWith('KSV-'))
    return { kind: 'kubernetes', content: 'apiVersion: v1\nkind: Pod\n' };
  return { dockerfile: 'FROM a\n' };
}

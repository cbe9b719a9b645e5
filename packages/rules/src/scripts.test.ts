import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// Each starts the program anew, on a machine that may be busy.
jest.setTimeout(60_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-rules-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs one of the scripts as the root scripts do. */
function script(name: string, ...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>(done => {
    execFile(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolve(__dirname, '../scripts', `${name}.ts`),
        ...args,
      ],
      { env: { ...process.env, NODE_OPTIONS: '' } },
      (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

describe('conformance', () => {
  it('prints agreement per code and in total, and writes the verdicts', async () => {
    const base = { peer: 'trivy', code: 'DS-0005', kind: 'dockerfile' };
    const cases = join(folder, 'cases.json');
    writeFileSync(
      cases,
      JSON.stringify([
        { ...base, id: 'a', content: 'FROM a\nADD b c\n', expect: 'violation' },
        {
          ...base,
          id: 'b',
          content: 'FROM a\nCOPY b c\n',
          expect: 'violation',
        },
        {
          ...base,
          id: 'c',
          content: 'FROM a\n',
          expect: 'clean',
          doubt: 'why',
        },
        {
          ...base,
          id: 'd',
          code: 'DS-9999',
          content: 'FROM a\n',
          expect: 'clean',
        },
        {
          ...base,
          id: 'e',
          before: 'FROM a\nADD b c\n',
          after: 'FROM a\nCOPY b c\n',
        },
      ]),
    );
    const json = join(folder, 'verdicts.json');
    const { code, out, err } = await script(
      'conformance',
      cases,
      '--json',
      json,
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^trivy DS-0005 +2 +1 +0 +1 +0 +0$/m);
    expect(out).toMatch(/^trivy DS-9999 +1 +0 +0 +0 +1 +0$/m);
    expect(out).toMatch(/^total +3 +1 +0 +1 +1 +0$/m);
    expect(out).toContain('DS-0005 b: expected violation, got clean');
    expect(out).toContain('1 of 1 texts come out alike');
    expect(out).toContain('In doubt, not in the total: 1');
    expect(out).toContain(
      'Agree on 1 of 3 cases (33.3 %), and on 50.0 % of the 2',
    );
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual([
      {
        ...{ id: 'a', peer: 'trivy', code: 'DS-0005', expect: 'violation' },
        ...{ verdict: 'violation', rules: ['dockerfile/copy-not-add'] },
      },
      expect.objectContaining({ id: 'b', verdict: 'clean', rules: [] }),
      expect.objectContaining({ id: 'c', verdict: 'clean' }),
      expect.objectContaining({ id: 'd', verdict: 'unmapped' }),
      expect.objectContaining({ id: 'e', expect: null, verdict: 'violation' }),
    ]);
  });

  it.each([
    [[], 'Usage'],
    [['no-such-file.json'], 'no-such-file.json'],
    [['x.json', '--json'], 'Usage'],
  ])('%j cannot be done: exit code 2 and why', async (args, message) => {
    const { code, out, err } = await script('conformance', ...args);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('new-rule', () => {
  it.each([
    [[], 2, 'Name one rule'],
    [['nowhere/some-words'], 2, 'one of the folders dockerfile'],
    [['dockerfile'], 2, 'lower-case words'],
    [['dockerfile/../x'], 2, 'one of the folders dockerfile'],
    [['dockerfile/Some_Words'], 2, 'lower-case words'],
    [['dockerfile/copy-not-add'], 1, 'is there already'],
  ])('%j is refused with %d', async (args, expected, message) => {
    const { code, err } = await script('new-rule', ...args);
    expect(err).toContain(message);
    expect(code).toBe(expected);
  });
});

it('generate takes no argument but --check', async () => {
  const { code, err } = await script('generate', '--nonsense');
  expect(err).toContain('not --nonsense');
  expect(code).toBe(2);
});

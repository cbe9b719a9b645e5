import { check, defaultPolicy } from '@plimsoll/engine';
import type { Rule } from '@plimsoll/engine';
import { loadRule, ruleFiles } from '../scripts/rule-files';

const rules: Rule[] = ruleFiles()
  .map(loadRule)
  .filter(({ kinds }) => kinds.includes('compose'));
const policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(
    rules.map(({ id, strictest }) => [
      id,
      { enabled: true, options: strictest },
    ]),
  ),
};

/** As many lines as make up a text of about that length. */
function lines(length: number, line: (index: number) => string): string {
  const all: string[] = [];
  for (let size = 0; size < length; size += all[all.length - 1].length)
    all.push(`${line(all.length)}\n`);
  return all.join('');
}

const web = 'services:\n  web:\n    image: a:1\n';

/** Files that make a careless reader or rule take the square of their length. */
const shapes: Record<string, (length: number) => string> = {
  services: length =>
    `services:\n${lines(length, i => `  s${i}: {image: "a:${i}"}`)}`,
  'services in full': length =>
    `services:\n${lines(
      length,
      i =>
        `  s${i}:\n    image: postgres\n    ports: ["${i}:80"]\n    volumes: ["v${i}:/data", "./a:/a"]\n    environment: {DB_PASSWORD: x${i}}\n    depends_on: [s0]\n    networks: [n${i}]`,
    )}`,
  'services that share an anchor': length =>
    `x-a: &a\n  image: a\n  ports: ["80:80"]\nservices:\n${lines(
      length,
      i => `  s${i}: {<<: *a}`,
    ).slice(0, 20_000)}${lines(length, i => `  t${i}: {image: a}`)}`,
  'a chain of dependencies': length =>
    `services:\n${lines(
      length,
      i => `  s${i}: {image: a:1, depends_on: [s${i + 1}]}`,
    )}`,
  'dependencies of one': length =>
    `${web}    depends_on:\n${lines(length, i => `      - s${i}`)}`,
  'a chain of extends': length =>
    `services:\n${lines(
      length,
      i => `  s${i}: {image: a:1, extends: s${i + 1}}`,
    )}`,
  ports: length => `${web}    ports:\n${lines(length, i => `      - ${i}:80`)}`,
  'the same port': length =>
    `services:\n${lines(
      length,
      i => `  s${i}: {image: a:1, ports: ["80:80"]}`,
    )}`,
  'volumes that are not declared': length =>
    `${web}    volumes:\n${lines(length, i => `      - v${i}:/v${i}`)}`,
  variables: length =>
    `${web}    environment:\n${lines(length, i => `      A${i}: b`)}`,
  secrets: length =>
    `${web}    environment:\n${lines(
      length,
      i => `      - A${i}_TOKEN=x${i}`,
    )}`,
  'keys that are unknown': length =>
    `${web}${lines(length, i => `    key${i}: 1`)}`,
  'values of a wrong type': length =>
    `${web}    command:\n${lines(length, i => `      - ${i}`)}`,
  'the same key': length => `${web}${lines(length, () => '    image: a:1')}`,
  'a long command': length =>
    `${web}    command: ${'a && '.repeat(length / 5)}b\n`,
  'fallbacks in fallbacks': length =>
    `${web}    user: "${'${A:-'.repeat(length / 5)}"\n`,
  'variables in a text': length =>
    `${web}    user: "${'$A'.repeat(length / 2)}"\n`,
  networks: length =>
    `${web}    networks: [a]\nnetworks:\n${lines(length, i => `  n${i}: {}`)}`,
  documents: length => lines(length, i => `---\nservices: {s${i}: {image: a}}`),
  comments: length =>
    `${web}${lines(length, () => '    # plimsoll ignore=compose/init')}`,
};

/** Milliseconds of work: unlike the time that passes, other programs do not add to it. */
function work(text: string): number {
  const { user, system } = process.cpuUsage();
  const result = check({ files: [{ file: 'compose.yaml', text }] }, rules, {
    today: '2026-11-23',
    policy,
  });
  const after = process.cpuUsage();
  expect(result.crashes).toEqual([]);
  return (after.user - user + after.system - system) / 1000;
}

it.each(Object.entries(shapes))(
  'takes no more than four times for four times as many %s',
  (_, shape) => {
    const [short, long] = [16, 64].map(size => shape(size * 1024));
    work(short);
    const best = (text: string) => Math.min(...[1, 2].map(() => work(text)));
    const [before, after] = [best(short), best(long)];
    // Twice of what is linear, and a little for what is small: no square comes near.
    expect({ before, after, ratio: after / before < 9 || after < 300 }).toEqual(
      {
        before,
        after,
        ratio: true,
      },
    );
  },
  120_000,
);

it('checks a thousand services in little time', () => {
  const text = `services:\n${Array.from(
    { length: 1000 },
    (_, i) =>
      `  s${i}:\n    image: postgres:17\n    ports: ["${
        1024 + i
      }:5432"]\n    depends_on: [s${
        (i * 7) % 1000
      }]\n    environment: {POSTGRES_PASSWORD: "x${i}"}\n`,
  ).join('')}`;
  work(text);
  expect(work(text)).toBeLessThan(3_000);
}, 60_000);

it('gives up on aliases that stand for more than a file may hold', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, i) =>
      `x-${i}: &a${i} [${
        i ? `*a${i - 1},`.repeat(10).slice(0, -1) : 'x, x, x'
      }]\n`,
  ).join('');
  const result = check(
    {
      files: [
        { file: 'compose.yaml', text: `${bomb}${web}` },
        { file: 'Dockerfile', text: 'FROM a:1\n' },
      ],
    },
    rules,
    { today: '2026-11-23', policy },
  );
  expect(result.crashes).toEqual([]);
  expect(result.unreadable).toEqual([
    {
      file: 'compose.yaml',
      reason: 'expands to far more than it holds through its aliases',
    },
  ]);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { rules } from '@plimsoll/rules';
import { composeConstructs } from './corpus/constructs/compose';
import { dockerfileConstructs } from './corpus/constructs/dockerfile';
import { kubernetesConstructs } from './corpus/constructs/kubernetes';
import { pipelineConstructs } from './corpus/constructs/pipelines';
import { CorpusFile, readDockerfiles, readProjects } from './corpus/corpus';
import {
  corpusServices,
  findingsFile,
  listFindings,
  serviceOfDockerfile,
} from './corpus/findings';

test('the findings in the corpus are the committed ones', () => {
  const expected = existsSync(findingsFile)
    ? readFileSync(findingsFile, 'utf8')
    : '';
  const difference = compare(expected, listFindings(corpusServices(), rules));
  assert.ok(
    difference.length === 0,
    `${
      difference.length
    } findings differ from test/corpus/findings.txt (- committed, + now):\n${difference
      .slice(0, 60)
      .join('\n')}${
      difference.length > 60 ? `\n… and ${difference.length - 60} more` : ''
    }\nIf this is what you mean, run "npm run generate" and commit test/corpus/findings.txt.`,
  );
});

test('a finding that is gone or new is told apart from those that stay', () => {
  assert.deepEqual(compare('a\nb\nb\n', 'b\nc\nb\n'), ['- a', '+ c']);
  assert.deepEqual(compare('a\nb\nb\n', 'a\nb\n'), ['- b']);
});

test('a finding in a new file is found', () => {
  const file: CorpusFile = {
    file: 'x.Dockerfile',
    text: 'FROM alpine:latest\n',
    ignore: { file: 'x.Dockerfile.dockerignore', text: '.git\n' },
  };
  assert.match(
    listFindings([serviceOfDockerfile(file)], rules),
    /^x\.Dockerfile:1:13 dockerfile\/no-latest-tag \w+ /m,
  );
});

/** By the heading of its table in the README: how many there are, what they hold, and how many there are to be. */
const counted = {
  Dockerfiles: count(readDockerfiles(), dockerfileConstructs, 200),
  'Compose projects': count(readProjects('compose'), composeConstructs, 100),
  Pipelines: count(readProjects('pipelines'), pipelineConstructs, 80),
  'Kubernetes manifests': count(
    readProjects('kubernetes'),
    kubernetesConstructs,
    60,
  ),
};

for (const [heading, { numbers, atLeast }] of Object.entries(counted)) {
  test(`the corpus holds what real files hold, as often as its tables say: ${heading}`, () => {
    const table = tableUnder(heading);
    assert.deepEqual(table, numbers);
    assert.ok(numbers.all >= atLeast);
    assert.deepEqual(
      Object.keys(table).filter(name => table[name] === 0),
      [],
    );
  });
}

test('most Dockerfiles of the corpus are as long as real ones', () => {
  const sizes = readDockerfiles()
    .map(({ text }) => Buffer.byteLength(text))
    .sort((a, b) => a - b);
  assert.ok(sizes[Math.floor(sizes.length / 2)] >= 900);
});

function count<T>(
  entries: readonly T[],
  constructs: Record<string, (entry: T) => boolean>,
  atLeast: number,
) {
  const numbers: Record<string, number> = {
    all: entries.length,
    ...Object.fromEntries(
      Object.entries(constructs).map(([name, holds]) => [
        name,
        entries.filter(holds).length,
      ]),
    ),
  };
  return { numbers, atLeast };
}

function tableUnder(heading: string): Record<string, number> {
  const readme = readFileSync(`${__dirname}/corpus/README.md`, 'utf8');
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return Object.fromEntries(
    [...section.matchAll(/^\| ([^|]+?) +\| +(\d+) \|/gm)].map(
      ([, name, number]) => [name, Number(number)],
    ),
  );
}

/** What is only in one of the two texts, line by line; lines may stand more than once, and their order does not count. */
function compare(before: string, after: string): string[] {
  const gone = without(before, after).map(line => `- ${line}`);
  const added = without(after, before).map(line => `+ ${line}`);
  const key = (line: string) => line.slice(2);
  return [...gone, ...added].sort((a, b) =>
    key(a).localeCompare(key(b), 'en', { numeric: true }),
  );
}

function without(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return text.split('\n').filter(line => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

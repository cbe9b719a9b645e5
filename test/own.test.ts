import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { check, defaultPolicy } from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { readFolder, serviceIn } from '@plimsoll/source';
import { parse } from 'yaml';
import { gitIgnored } from '../packages/cli/src/git-ignored';
import { complaintsAbout } from './pipelines/complaints';

const CHECKOUT = join(__dirname, '..');
/** A day on which what we know of images is fresh. */
const TODAY = '2026-08-23';
/** What is found all the same at the strictest policy, with the reason. */
const ARGUED: Record<string, string> = {
  'dockerfile/pin-base-image-digest':
    'no registry answers here; the updates of the repository pin it',
  'compose/image-digest': 'as for base images',
  'ci/image-pinned': 'as for base images',
  'compose/ulimits': 'those of the engine do',
  'compose/order-services':
    'the service comes first, and what stands beside it after',
};

const read = (path: string) => readFileSync(join(CHECKOUT, path), 'utf8');

let scan: (policy?: Parameters<typeof check>[2]['policy']) => ScanResult;
before(async () => {
  const { metadata } = parse(read('catalog-info.yaml'));
  const all = await readFolder(CHECKOUT, {
    ignored: gitIgnored,
  });
  const source = serviceIn(all, {
    others: [],
    filePatterns: metadata.annotations['plimsoll.dev/files'],
  });
  scan = policy => check(source, rules, { today: TODAY, policy });
});

test('what we build and run scores what we promise others', () => {
  const { status, score, files, findings } = scan();
  assert.deepEqual(
    {
      status,
      score,
      open: findings.flatMap(({ rule, suppressed }) =>
        suppressed || ARGUED[rule] ? [] : rule,
      ),
    },
    { status: 'complete', score: 100, open: [] },
  );
  const judged = files.map(({ file }) => file);
  for (const file of [
    '.dockerignore',
    '.env.example',
    '.github/workflows/ci.yaml',
    'Dockerfile',
    'compose.yaml',
    'docker-bake.hcl',
  ])
    assert.ok(judged.includes(file), `${file} is not judged.`);
  assert.deepEqual(
    judged.filter(file => /^(demo|templates|test)\//.test(file)),
    [],
  );
});

test('at the strictest policy nothing is open that is not argued', () => {
  const { findings, crashes, unreadable } = scan({
    ...defaultPolicy,
    rules: Object.fromEntries(rules.map(({ id }) => [id, { enabled: true }])),
  });
  assert.deepEqual({ crashes, unreadable }, { crashes: [], unreadable: [] });
  const open = findings.filter(
    ({ rule, suppressed }) => !suppressed && !ARGUED[rule],
  );
  assert.deepEqual(
    open.map(
      ({ rule, file, range, message }) =>
        `${file}:${range.startLine} ${message} [${rule}]`,
    ),
    [],
  );
  assert.deepEqual(
    Object.keys(ARGUED).filter(
      rule => !findings.some(finding => finding.rule === rule),
    ),
    [],
    'Nothing is found that these argue.',
  );
});

test('what we build with is what the golden paths build with', () => {
  const { images, actions, versions } = parse(read('templates/versions.yaml'));
  const workflow = read('.github/workflows/ci.yaml');
  const texts = [
    read('Dockerfile'),
    read('compose.yaml'),
    read('docker-bake.hcl'),
    workflow,
  ];
  const used = texts
    .flatMap(text => [
      ...text.matchAll(
        /(?:^# syntax=|^FROM (?:--\S+ )?|^ +image: |generator=)([^\s"$]+:[^\s"$]+)(?=["\s])/gm,
      ),
    ])
    .map(([, image]) => image.split('@')[0])
    .filter(image => !image.startsWith('plimsoll/'));
  assert.ok(used.length >= 7, `Only ${used} were found.`);
  const known = Object.values<{ image: string; tag: string }>(images).map(
    ({ image, tag }) => `${image}:${tag}`,
  );
  assert.deepEqual(
    used.filter(image => !known.includes(image)),
    [],
  );
  const steps = [...workflow.matchAll(/uses: (.*)$/gm)].map(([, use]) => use);
  assert.ok(steps.length > 10);
  const pinned = Object.values<Record<string, string>>(actions).map(
    ({ uses, version, sha }) => `${uses}@${sha} # ${version}`,
  );
  assert.deepEqual(
    steps.filter(use => !pinned.includes(use)),
    [],
  );
  assert.match(
    workflow,
    new RegExp(`cosign-release: ${versions.cosign.version}$`, 'm'),
  );
});

test('the pipeline is one that GitHub takes', async () => {
  const text = read('.github/workflows/ci.yaml');
  const name = 'ci.yaml';
  assert.deepEqual(
    await complaintsAbout({ name, kind: 'github-actions', text }),
    [],
  );
});

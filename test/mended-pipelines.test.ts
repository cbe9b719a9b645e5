import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFixes, check } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { kindOf } from '@plimsoll/syntax';
import { CorpusProject, readProjects } from './corpus/corpus';
import { everyRule } from './corpus/findings';
import { complaintsAbout } from './pipelines/complaints';

const policy = everyRule(rules);
const isPipeline = (file: string, text: string) => {
  const kind = kindOf(file, text);
  return kind === 'github-actions' || kind === 'gitlab-ci';
};

function findingsOf({ files }: CorpusProject): readonly Finding[] {
  const { findings, crashes } = check({ files }, rules, {
    today: '2026-11-23',
    policy,
  });
  assert.deepEqual(crashes, []);
  return findings.filter(({ suppressed }) => !suppressed);
}

/** The project after all fixes of its pipelines, and again as long as there are any. */
function mend(project: CorpusProject, onlySafe: boolean): CorpusProject {
  let mended = project;
  for (let round = 0; round < 8; round++) {
    const findings = findingsOf(mended);
    let isChanged = false;
    const files = mended.files.map(({ file, text }) => {
      if (!isPipeline(file, text)) return { file, text };
      const own = findings.filter(finding => finding.file === file);
      const result = applyFixes({ file, text }, own, { onlySafe });
      isChanged ||= result.applied.length > 0;
      return { file, text: result.text };
    });
    if (!isChanged) return mended;
    mended = { ...mended, files };
  }
  throw new Error(`${project.name}: there is always something left to mend`);
}

const commentsOf = (text: string) =>
  text.split('\n').flatMap(line => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? []);
const kindsOf = (complaints: readonly string[]) =>
  complaints.map(text => text.replace(/^\d+:\d+ |line \d+/g, '')).sort();

for (const onlySafe of [true, false]) {
  const which = onlySafe
    ? 'safe fixes'
    : 'all fixes, also those that are offered';
  test(`${which} leave pipelines that are as good as before`, async () => {
    const mendedFiles: string[] = [];
    for (const project of readProjects('pipelines')) {
      const mended = mend(project, onlySafe);
      for (const [index, { file, text }] of project.files.entries()) {
        const now = mended.files[index].text;
        if (now === text) continue;
        mendedFiles.push(file);
        const name = `${project.name}/${file}`;
        assert.deepEqual(commentsOf(now), commentsOf(text), name);
        const kind = kindOf(file, text);
        if (/action\.ya?ml$/.test(file)) continue;
        if (kind !== 'github-actions' && kind !== 'gitlab-ci') continue;
        const before = await complaintsAbout({ name, kind, text });
        const after = await complaintsAbout({ name, kind, text: now });
        const known = new Set(kindsOf(before));
        assert.deepEqual(
          kindsOf(after).filter(complaint => !known.has(complaint)),
          [],
          name,
        );
      }
      const broken = new Set(findingsOf(project).map(({ rule }) => rule));
      const added = findingsOf(mended)
        .map(({ rule }) => rule)
        .filter(rule => !broken.has(rule));
      assert.deepEqual(added, [], project.name);
    }
    assert.ok(mendedFiles.length > 10);
  });
}

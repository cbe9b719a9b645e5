import assert from 'node:assert/strict';
import test from 'node:test';
import { complaintsAbout } from './pipelines/complaints';
import { meant } from './pipelines/meant';
import { shippedPipelines } from './pipelines/pipelines';

const pipelines = shippedPipelines();
const isMeant = (name: string, complaint: string) =>
  meant.some(entry => entry.name === name && entry.complaint.test(complaint));

test('actionlint and GitLab have nothing to say about the pipelines that we ship', async () => {
  assert.ok(pipelines.length > 50);
  const open: string[] = [];
  for (const pipeline of pipelines)
    for (const complaint of await complaintsAbout(pipeline))
      if (!isMeant(pipeline.name, complaint))
        open.push(`${pipeline.name}: ${complaint}`);
  assert.deepEqual(open, []);
});

test('what is meant to be complained about is', async () => {
  const idle: string[] = [];
  for (const { name, complaint } of meant) {
    const pipeline = pipelines.find(each => each.name === name);
    const found = pipeline ? await complaintsAbout(pipeline) : [];
    if (!found.some(text => complaint.test(text)))
      idle.push(`${name}: ${complaint}`);
  }
  assert.deepEqual(idle, []);
});

test('a broken pipeline is told', async () => {
  const [workflow] = await complaintsAbout({
    name: 'a',
    kind: 'github-actions',
    text: 'on: push\njobs:\n  a:\n    steps:\n      - run: make\n',
  });
  assert.match(workflow, /^3:3 .*runs-on/);
  const pipeline = await complaintsAbout({
    name: 'b',
    kind: 'gitlab-ci',
    text: 'a:\n  script: make\n  wen: manual\n',
  });
  assert.ok(pipeline.some(text => text.startsWith('/a')));
});

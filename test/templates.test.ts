import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { loadTemplates, Templates } from '@plimsoll/render';
import { argued } from './templates/argued';
import { combinationsOf } from './templates/answers';
import { pairwise } from './templates/combinations';
import { formatComplaints } from './templates/formats';
import { judged, rendered } from './templates/renderings';
import {
  folder,
  goldenPathNames,
  plainRendering,
  snapshotOf,
} from './templates/snapshots';

let templates: Templates;
before(async () => {
  templates = await loadTemplates(folder);
});

test('every value meets every other one, in few combinations', () => {
  const factors = { a: [1, 2, 3], b: [1, 2], c: ['x', 'y', 'z'], d: [0, 1] };
  const combinations = pairwise(factors);
  assert.ok(combinations.length <= 12, `${combinations.length} of 36`);
  for (const a of factors.a)
    for (const c of factors.c)
      assert.ok(combinations.some(one => one.a === a && one.c === c));
});

for (const name of goldenPathNames()) {
  test(`${name}: whatever is answered, no rule and no tool has anything to say`, async () => {
    /** What was found, with the answers that it was first found with. */
    const found = new Map<string, string>();
    const note = (what: string, answers: object) => {
      // The same of each line and each answer is one thing to mend.
      const key = what.replace(/:\d+(?= )/, '');
      if (!found.has(key)) found.set(key, `${what} ${JSON.stringify(answers)}`);
    };
    const combinations = combinationsOf(templates.goldenPaths.get(name)!);
    for (const answers of combinations) {
      await rendered(name, answers, async (path, files) => {
        const { strict, score } = await judged(path);
        for (const { rule, message } of strict.crashes)
          note(`${rule} fell over: ${message}`, answers);
        for (const { file, reason } of strict.unreadable)
          note(`${file} ${reason}`, answers);
        for (const {
          rule,
          file,
          range,
          message,
          suppressed,
        } of strict.findings)
          if (!suppressed && !argued.some(one => one.rule === rule))
            note(`${file}:${range.startLine} ${message} [${rule}]`, answers);
        for (const complaint of await formatComplaints(path, files))
          note(`${complaint}`, answers);
        if (score !== 100) note(`scores ${score}`, answers);
      });
    }
    const text = [...found.values()].join('\n');
    assert.ok(!text, text);
  });

  test(`${name}: the plain answers give the files of the snapshot`, async () => {
    assert.deepEqual(await plainRendering(name), snapshotOf(name));
  });
}

/* eslint-disable no-restricted-imports -- whether a patch applies is for git itself to say */
import {
  Edit,
  ScorecardFinding,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { sampleFindings } from '../__fixtures__/findings';
import { FILES } from '../__fixtures__/sources';
import { fixDiff, newLinesOf, patchOf } from './fixDiff';

function findingOf(rule: string): ScorecardFinding {
  return sampleFindings.find(f => f.rule === rule)!;
}

function withEdits(edits: Edit[]): ScorecardFinding {
  return {
    ...findingOf('dockerfile/user-required'),
    fix: { title: 'Mend', safe: true, edits },
  };
}

function edit(
  text: string,
  startLine: number,
  startColumn: number,
  endLine = startLine,
  endColumn = startColumn,
  file = 'Dockerfile',
): Edit {
  return {
    file,
    text,
    range: { startLine, startColumn, endLine, endColumn },
  };
}

const shown = (finding: ScorecardFinding) =>
  fixDiff(finding).lines.map(
    l => `${l.sign}${l.before ?? ''}/${l.after ?? ''} ${l.text}`,
  );

it('shows an inserted line among its neighbours', () => {
  expect(shown(findingOf('dockerfile/user-required'))).toEqual([
    ' 11/11 COPY --from=build /app/dist ./dist',
    ' 12/12 COPY --from=build /app/node_modules ./node_modules',
    ' 13/13 EXPOSE 8080',
    '+/14 USER 65532:65532',
    ' 14/15 CMD node dist/server.js',
  ]);
});

it('applies several edits of one line', () => {
  expect(
    shown(findingOf('dockerfile/no-apt-cache')).filter(l => l[0] !== ' '),
  ).toEqual([
    '-10/ RUN apt-get update && apt-get install -y tini curl',
    '+/10 RUN apt-get update && apt-get install -y --no-install-recommends tini curl \\',
    '+/11     && rm -rf /var/lib/apt/lists/*',
  ]);
});

it('removes whole lines, and inserts after the last line shown', () => {
  expect(shown(withEdits([edit('', 13, 1, 14, 1)]))).toContain(
    '-13/ EXPOSE 8080',
  );
  expect(shown(withEdits([edit('USER 1\n', 15, 1)]))).toContain('+/15 USER 1');
});

it('keeps two insertions at one place in the order given', () => {
  expect(
    newLinesOf(fixDiff(withEdits([edit('A\n', 14, 1), edit('B\n', 14, 1)]))),
  ).toBe('A\nB');
});

it('sets aside what the excerpt does not show', () => {
  const other = edit('*.env\n', 1, 1, 1, 1, '.dockerignore');
  const far = edit('x', 90, 1);
  const beyond = edit('x', 9, 99);
  const finding = withEdits([other, far, beyond, edit('USER 1\n', 14, 1)]);
  const diff = fixDiff(finding);
  expect(diff.elsewhere).toEqual([other, far, beyond]);
  expect(diff.lines.some(l => l.text === 'USER 1')).toBe(true);
  expect(patchOf(finding, diff)).toBeUndefined();
  expect(newLinesOf(diff)).toBe('USER 1\n*.env\nx\nx');
});

it('shows nothing for a fix that changes nothing', () => {
  expect(fixDiff(withEdits([])).lines).toEqual([]);
  expect(fixDiff(withEdits([edit('EXPOSE', 13, 1, 13, 7)])).lines).toEqual([]);
});

it.each([
  'dockerfile/user-required',
  'dockerfile/no-apt-cache',
  'dockerfile/exec-form',
])('makes a patch that git applies: %s', rule => {
  const finding = findingOf(rule);
  const patch = patchOf(finding, fixDiff(finding))!;
  const folder = mkdtempSync(join(tmpdir(), 'fix-'));
  writeFileSync(join(folder, 'Dockerfile'), FILES.Dockerfile);
  writeFileSync(join(folder, 'fix.patch'), patch);
  execFileSync('git', ['apply', 'fix.patch'], { cwd: folder, stdio: 'pipe' });
  const mended = readFileSync(join(folder, 'Dockerfile'), 'utf8');
  for (const line of newLinesOf(fixDiff(finding)).split('\n')) {
    expect(mended.split('\n')).toContain(line);
  }
});

import type { ScanResult } from '@plimsoll/findings';
import { code, plain } from '../detect/report';
import { worstFindings } from '../scorecard';
import type { Proposal } from './compare';

/** What a pull request has to say for itself. */
export interface Account {
  goldenPath: string;
  version: string;
  proposals: readonly Proposal[];
  before: ScanResult;
  after: ScanResult;
  /** What was found out about the service, as Markdown. */
  detection?: string;
}

/** The description of a pull request that brings a golden path to a repository. */
export function describe(account: Account): string {
  const { goldenPath, version, proposals, before, after, detection } = account;
  const conflicts = proposals.filter(({ state }) => state === 'conflict');
  const removed = proposals.filter(({ state }) => state === 'removed');
  const parts = [
    `This proposes the golden path ${code(goldenPath)} ${plain(version)}.`,
    `## Score ${scoreOf(before)} → ${scoreOf(after)}`,
    scoreNote(before, after),
    [
      '| File | | Why |',
      '| --- | --- | --- |',
      ...proposals.map(
        ({ path, state, reason }) =>
          `| ${code(path)} | ${state} | ${plain(reason)} |`,
      ),
    ].join('\n'),
    conflicts.length
      ? "## Yours to decide\n\nNothing of yours was replaced. Where both have a file, the one ending in `.golden` is the golden path's: take over what you like, and remove it before the merge."
      : '',
    detection ? `## What it goes by\n\n${detection.trim()}` : '',
    '## Before the merge\n\n- Build the image and start it: the build goes by what the files say, and cannot know what only people know.\n- Look at port, entry point and language version above.',
    removed.length
      ? `- Not every host's pull requests can remove files: see that ${removed
          .map(({ path }) => code(path))
          .join(', ')} is gone.`
      : '',
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const scoreOf = ({ score, grade }: ScanResult) =>
  score === undefined ? 'none' : `${score} (${grade})`;

function scoreNote(before: ScanResult, after: ScanResult): string {
  const open = worstFindings(after);
  const first =
    before.status === 'not-containerised'
      ? 'There was no container file to score.'
      : `${before.findings.length} findings before, ${after.findings.length} after.`;
  return after.score !== undefined && after.score < 100 && open.length
    ? `${first} Still open:\n\n${open.map(one => `- ${plain(one)}`).join('\n')}`
    : first;
}

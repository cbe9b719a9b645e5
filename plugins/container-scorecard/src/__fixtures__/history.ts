import {
  ChangeCause,
  FindingTrace,
  HistoryEntry,
  ScorecardFinding,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleFindings, secretFinding } from './findings';
import { REPOSITORY, REVISION } from './sources';

const DAY = 864e5;

function traceOf(finding: ScorecardFinding): FindingTrace {
  const { rule, severity, file, range, fingerprint, message } = finding;
  return { rule, severity, file, line: range.startLine, fingerprint, message };
}

const [user, pinOne, pinTwo, scan, ...others] = sampleFindings.map(traceOf);
const secret = traceOf(secretFinding);

type Step = [
  daysAgo: number,
  score: number | undefined,
  causes: ChangeCause[],
  changes?: Partial<HistoryEntry>,
];

const STEPS: Step[] = [
  [84, 55, ['first'], { added: [user, secret, pinOne, pinTwo, scan] }],
  [60, 62, ['code'], { gone: [scan] }],
  [41, 58, ['rules'], { added: others.slice(0, 3), rulesVersion: '1.3.0' }],
  [33, undefined, ['source'], { status: 'failed' }],
  [32, 58, ['source']],
  [26, 70, ['code', 'waiver'], { gone: [secret, others[0]] }],
  [15, 76, ['policy'], { gone: [others[1]], policyHash: '77aa01ff03' }],
  [9, 75, ['time'], { added: [scan] }],
  [4, 79, ['code'], { gone: [others[2], pinOne] }],
  [0.01, 82, ['code'], { added: [pinOne], revision: REVISION }],
];

/** Twelve weeks of a service, with a change of every cause. */
export function sampleHistory(now: number): HistoryEntry[] {
  let rulesVersion = '1.2.0';
  let policyHash = '3fd0e91b5c';
  return STEPS.map(([daysAgo, score, causes, changes = {}], index) => {
    rulesVersion = changes.rulesVersion ?? rulesVersion;
    policyHash = changes.policyHash ?? policyHash;
    const revision = changes.revision ?? `${index}`.repeat(40);
    return {
      id: `${index + 1}`,
      at: new Date(now - daysAgo * DAY).toISOString(),
      causes,
      status: 'complete',
      score,
      grade: score === undefined ? undefined : gradeOf(score),
      level: score === undefined || score < 60 ? 'none' : 'afloat',
      counts: {
        critical: score! < 60 ? 1 : 0,
        high: 1,
        medium: 7,
        low: 3,
        info: 0,
      },
      categories:
        score === undefined
          ? {}
          : { 'image-build': score + 2, 'supply-chain': score - 40 },
      revision,
      revisionLink: `${REPOSITORY}/commit/${revision}`,
      rulesVersion,
      policyHash,
      added: [],
      gone: [],
      ...changes,
    };
  });
}

function gradeOf(score: number) {
  if (score >= 80) return 'B';
  return score >= 65 ? 'C' : 'D';
}

import {
  Gate,
  GateRequest,
  LEVEL_TITLES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { reaches } from './assessor';
import { ServicePolicy } from './policies';
import { StoredService } from './store/Store';

/** Whether a service may be deployed: what was asked for, else what policy asks for, at the commit that was scanned. */
export function gateOf(
  { entityRef, title, status, problem, latest }: StoredService,
  { policy, requiredLevel }: ServicePolicy,
  { level, score, revision }: GateRequest,
): Gate {
  const required =
    level === undefined && score === undefined
      ? { level: requiredLevel, score: policy.line }
      : { level, score };
  const reasons: string[] = [];
  if (!latest) {
    reasons.push(
      problem
        ? `${title} could not be read: ${problem.reason}. ${problem.advice}`
        : `${title} has not been scanned yet; ask again in a minute`,
    );
  } else if (status === 'failed' || status === 'unsupported') {
    reasons.push(
      `The latest scan failed, so what is known is of ${latest.scannedAt}: ${
        problem?.reason ?? 'no reason is known'
      }`,
    );
  } else if (latest.score === undefined) {
    reasons.push(
      `${title} has no container files that could be scored; adopt a golden path first`,
    );
  } else {
    if (required.score !== undefined && latest.score < required.score) {
      reasons.push(
        `The score is ${latest.score}, and ${required.score} is asked for`,
      );
    }
    if (required.level && !reaches(latest.level, required.level)) {
      reasons.push(
        `The level is ${LEVEL_TITLES[latest.level ?? 'none']}, and ${
          LEVEL_TITLES[required.level]
        } is asked for`,
      );
    }
  }
  if (latest && revision && !sameCommit(latest.revision, revision)) {
    reasons.push(
      `The commit ${revision} was not scanned; the latest result is of ${
        latest.revision ?? 'no commit'
      }. Ask for a scan and try again`,
    );
  }
  return {
    entityRef,
    passed: reasons.length === 0,
    required,
    score: latest?.score,
    level: latest?.level,
    revision: latest?.revision,
    scannedAt: latest?.scannedAt,
    reasons,
  };
}

/** Short or long, as long as one begins with the other. */
function sameCommit(a: string | undefined, b: string): boolean {
  return a !== undefined && (a.startsWith(b) || b.startsWith(a));
}

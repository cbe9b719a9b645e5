import type { Job } from '@plimsoll/syntax';

/** The job runs for pull requests from the repository itself only, or for what was pushed to it. */
export function isForOwnRequests({ if: condition }: Job): boolean {
  return /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork|github\.event\.workflow_run\.event\s*==\s*'push'/.test(
    condition?.written ?? '',
  );
}

import type { Report } from '@plimsoll/engine';
import type { Dockerfile, Instruction, Stage } from '@plimsoll/syntax';
import { withoutLines } from './mending/lines';
import { isForTools } from './tool-comments';

/** The instructions of which only the last in a stage counts. */
export type LastCounts = 'cmd' | 'entrypoint' | 'healthcheck';

/**
 * Reports each CMD, ENTRYPOINT or HEALTHCHECK that a later one of its stage replaces: it is never run.
 * A stage that sets anew what the stage it is FROM has set is in order.
 */
export function reportOverridden(
  file: Dockerfile,
  type: LastCounts,
  report: Report,
) {
  const inForce = new Map<Stage | undefined, Instruction>();
  const overridden: Instruction[] = [];
  for (const instruction of file.instructions) {
    if (instruction.type !== type) continue;
    const before = inForce.get(instruction.stage);
    if (before) overridden.push(before);
    inForce.set(instruction.stage, instruction);
  }
  if (!inForce.size) report.notApplicable();
  for (const instruction of overridden) {
    const { keyword, stage } = instruction;
    const last = inForce.get(stage)!;
    const { line } = file.source.position(last.start);
    const gone = withoutLines(file, instruction);
    report(
      keyword,
      `This ${keyword.name} is never used, because line ${line} sets another: remove one of them`,
      {
        fix: gone && {
          title: `Remove the ${keyword.name} that is never used`,
          // A comment among its lines would be lost, and what one above accepts would be accepted of what follows.
          safe:
            !/\n[^\S\n]*#/.test(file.source.slice(instruction)) &&
            !instruction.comments.some(isForTools),
          edits: [gone],
        },
      },
    );
  }
}

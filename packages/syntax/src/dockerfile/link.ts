import type { ImageRef } from '../image-ref';
import type { Text } from '../text';
import type { Instruction } from './nodes';
import type { OpenMount } from './read-run';
import type { OpenTransfer } from './read-transfer';
import { findStage, StageNode } from './stages';

interface OpenSource {
  readonly from?: Text;
  fromStage?: StageNode;
  fromImage?: ImageRef;
}

/**
 * Looks up the stages that COPY and RUN take files from. It is done at the end because the builder knows all stages
 * by then, later ones too.
 */
export function linkStages(
  stages: readonly StageNode[],
  byName: ReadonlyMap<string, StageNode>,
  instructions: readonly Instruction[],
) {
  const link = (source: OpenSource, user: StageNode | undefined) => {
    const name = source.from?.value;
    if (name === undefined) return;
    const stage = findStage(stages, byName, name);
    if (!stage) return;
    source.fromStage = stage;
    source.fromImage = undefined;
    if (user && stage !== user) user.needs.push(stage);
  };
  const visit = (instruction: Instruction) => {
    // What an ONBUILD takes, it takes in another build.
    const user = instruction.inOnbuild
      ? undefined
      : (instruction.stage as StageNode | undefined);
    if (instruction.type === 'copy')
      link(instruction as OpenTransfer<'copy'> & OpenSource, user);
    else if (instruction.type === 'run')
      for (const mount of instruction.mounts)
        link(mount as OpenMount & OpenSource, user);
    else if (instruction.type === 'onbuild' && instruction.instruction)
      visit(instruction.instruction);
  };
  instructions.forEach(visit);
}

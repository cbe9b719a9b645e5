import type { Dockerfile } from './dockerfile';
import type { Stage } from './stage';
import { StageNode } from './stages';

/**
 * Says which stages make the images that ship: those named, or the last one where a build names no target
 * (`undefined`, or no names at all). Sets `isTarget`, `ships` and `used` of all stages.
 *
 * Returns the names that no stage has.
 *
 * @public
 */
export function shipTargets(
  dockerfile: Dockerfile,
  targets: readonly (string | undefined)[] = [],
): string[] {
  const missing: string[] = [];
  const roots = new Set<Stage>();
  for (const target of targets.length ? targets : [undefined]) {
    const stage =
      target === undefined ? dockerfile.finalStage : dockerfile.stage(target);
    if (stage) roots.add(stage);
    else if (target !== undefined) missing.push(target);
  }
  // A name that no stage has says nothing of what ships.
  if (!roots.size && dockerfile.finalStage) roots.add(dockerfile.finalStage);

  shipNothing(dockerfile);
  const stages = dockerfile.stages as readonly StageNode[];
  for (const root of roots) {
    (root as StageNode).isTarget = true;
    let stage: StageNode | undefined = root as StageNode;
    while (stage && !stage.ships) {
      stage.ships = true;
      stage = stage.parent;
    }
  }
  const open = stages.filter(stage => stage.ships);
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (stage.used) continue;
    stage.used = true;
    for (const needed of stage.needs) if (!needed.used) open.push(needed);
  }
  return missing;
}

/** Says that none of the stages makes an image that ships. */
export function shipNothing({ stages }: Dockerfile): void {
  for (const stage of stages as readonly StageNode[]) {
    stage.isTarget = false;
    stage.ships = false;
    stage.used = false;
  }
}

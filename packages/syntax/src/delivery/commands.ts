import type { Command } from '../shell/nodes';
import { buildAct, buildTool } from './build-command';
import { deployActs } from './deploy-command';
import { evidenceActs } from './evidence-command';
import { lintAct } from './lint-command';
import { loginAct } from './login-command';
import type { ImageAct } from './nodes';
import type { ActPlace } from './place';
import { pushAct } from './push-command';
import { scanAct } from './scan-command';
import { containedCall } from './tool-call';
import type { ToolCall } from './tool-call';

/** What the commands of a script do to images, in order. */
export function commandActs(
  commands: readonly Command[],
  place: ActPlace,
): ImageAct[] {
  return commands.flatMap(command => {
    place.folder.follow(command, raw => place.explain(raw));
    return actsOf(containedCall(command) ?? command, place);
  });
}

function actsOf(command: ToolCall, place: ActPlace): ImageAct[] {
  const lint = lintAct(command, place);
  if (lint) return [lint];
  const tool = buildTool(command);
  if (tool) return [buildAct(command, tool, place)];
  const single = loginAct(command, place) ?? pushAct(command, place);
  if (single) return [single];
  const scan = scanAct(command, place);
  return [
    ...evidenceActs(command, place),
    ...(scan ? [scan] : []),
    ...deployActs(command, place),
  ];
}

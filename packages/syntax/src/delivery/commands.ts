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
  let stops = true;
  return commands.flatMap((command, index) => {
    place.folder.follow(command, raw => place.explain(raw));
    stops = stopsAfter(command) ?? stops;
    const acts = actsOf(containedCall(command) ?? command, place);
    // The exit code of the last command is that of the script.
    return stops || index === commands.length - 1 ? acts : acts.map(ignored);
  });
}

/** Whether a script stops at the next failure: what `set -e` and `set +e` say of it. */
function stopsAfter({ name, args }: Command): boolean | undefined {
  if (name !== 'set') return undefined;
  const [flags] = args
    .map(({ shape }) => shape)
    .filter(shape => /^[-+]\w*e/.test(shape));
  return flags === undefined ? undefined : flags.startsWith('-');
}

function ignored(act: ImageAct): ImageAct {
  return act.does === 'scan' && act.gates !== false
    ? {
        ...act,
        gates: false,
        gatesWhy:
          'comes after "set +e", so that the script goes on whatever it finds',
      }
    : act;
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

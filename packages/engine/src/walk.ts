import { Kind } from '@plimsoll/findings';
import type { Instruction, Workload } from '@plimsoll/syntax';
import type { Files } from './nodes';

/** Any of the files of a service. */
export type AnyFile = Files[keyof Files];

/** Takes each node of a file by the name under which rules visit it. */
type Take = (name: string, node: unknown) => void;

/** The nodes of a file by the name under which rules visit them, each in the order in which they stand. */
export function nodesByName(
  file: AnyFile,
): ReadonlyMap<string, readonly unknown[]> {
  const nodes = new Map<string, unknown[]>();
  walk(file, (name, node) => {
    const list = nodes.get(name);
    if (list) list.push(node);
    else nodes.set(name, [node]);
  });
  return nodes;
}

function walk(file: AnyFile, take: Take): void {
  take('file', file);
  switch (file.kind) {
    case 'dockerfile':
      for (const instruction of file.instructions) {
        walkInstruction(instruction, take);
      }
      for (const stage of file.stages) take('stage', stage);
      return;
    case 'dockerignore':
      for (const pattern of file.patterns) take('pattern', pattern);
      return;
    case 'compose':
      for (const service of file.services) take('service', service);
      return;
    case 'github-actions':
      if (!file.isAction) take('workflow', file);
      for (const job of file.jobs) take('job', job);
      for (const step of file.allSteps) take('step', step);
      return;
    case 'gitlab-ci':
      take('pipeline', file);
      for (const job of file.jobs) if (!job.isHidden) take('job', job);
      return;
    case 'kubernetes':
      for (const object of file.objects) {
        take('object', object);
        for (const workload of object.workloads) walkWorkload(workload, take);
      }
      return;
    case 'env':
      for (const variable of file.variables) take('variable', variable);
      return;
    case 'bake':
      for (const target of file.targets) take('target', target);
      return;
    default:
      throw new Error(
        `No rule can visit a file of kind ${(file as { kind: Kind }).kind}`,
      );
  }
}

function walkWorkload(workload: Workload, take: Take): void {
  take('workload', workload);
  take('pod', workload.pod);
  for (const container of workload.pod.containers) take('container', container);
}

function walkInstruction(instruction: Instruction, take: Take): void {
  take('instruction', instruction);
  take(instruction.type, instruction);
  if (instruction.type === 'run') {
    for (const command of instruction.commands) {
      take('command', { command, run: instruction });
    }
  }
  if (instruction.type === 'onbuild' && instruction.instruction) {
    walkInstruction(instruction.instruction, take);
  }
}

/** Why no rule can say anything of a file: it has to be rendered first, or it is written in another language. */
export function whyUndecided(file: AnyFile): string | undefined {
  const { file: path } = file.source;
  if ('template' in file && file.template !== undefined)
    return `${path} is a template: what it renders to cannot be known`;
  return file.kind === 'dockerfile' && file.otherFrontend !== undefined
    ? `${path} is read by ${file.otherFrontend}, which has instructions of its own`
    : undefined;
}

import type { Dockerfile, Instruction, Stage } from '@plimsoll/syntax';

/** Where the variables of a Dockerfile are defined. */
export class Definitions {
  readonly #byStage = new Map<Stage | undefined, Map<string, Instruction>>();

  constructor(private readonly file: Dockerfile) {}

  /** The first definition of the stage, if it comes too late. */
  below({ stage, start }: Instruction, name: string): Instruction | undefined {
    const first = stage && this.#of(stage).get(name);
    return first && first.start > start ? first : undefined;
  }

  isGlobal(name: string): boolean {
    return this.#of(undefined).has(name);
  }

  /** What an instruction can use; of very many only some. */
  above({ stage, start }: Instruction): string[] {
    const names = ['PATH', 'HOME'];
    for (const scope of stage ? stage.lineage : [undefined]) {
      for (const [name, first] of this.#of(scope)) {
        if (first.start < start) names.push(name);
        if (names.length > mostNames) return names;
      }
    }
    return names;
  }

  #of(stage: Stage | undefined): Map<string, Instruction> {
    const known = this.#byStage.get(stage);
    if (known) return known;
    const firsts = new Map<string, Instruction>();
    const { instructions } = stage ?? { instructions: this.file.globalArgs };
    for (const instruction of instructions) {
      for (const name of namesDefinedBy(instruction)) {
        if (!firsts.has(name)) firsts.set(name, instruction);
      }
    }
    this.#byStage.set(stage, firsts);
    return firsts;
  }
}

/** Nobody looks for a mistyped name among more. */
const mostNames = 500;

function namesDefinedBy(instruction: Instruction): string[] {
  if (instruction.type === 'arg') {
    return instruction.args.map(({ name }) => name);
  }
  if (instruction.type === 'env') {
    return instruction.pairs.flatMap(({ key }) => key.value ?? []);
  }
  return [];
}

import type { Step } from '../github-actions/nodes';
import type { LocatedInFile, YamlScalar } from '../yaml/nodes';
import type { DeliveredImage, DeliveredTag, ImageAct, Tristate } from './nodes';
import { eachOnce } from './place';
import type { ActPlace, Named } from './place';

/** A line of an input that takes several, with its place. */
export interface InputLine {
  readonly raw: string;
  readonly at: LocatedInFile;
}

/** The lines, or the parts between commas, of an input. */
export function inputLines(
  node: YamlScalar | undefined,
  separator: RegExp = /[\n,]/g,
): InputLine[] {
  if (!node) return [];
  const lines: InputLine[] = [];
  const { value } = node;
  let from = 0;
  const add = (to: number) => {
    const part = value.slice(from, to);
    const trimmed = part.trim();
    if (trimmed && !trimmed.startsWith('#')) {
      const start = from + part.indexOf(trimmed);
      lines.push({
        raw: trimmed,
        at: node.slice(start, start + trimmed.length),
      });
    }
  };
  // What separates parts inside of an expression is a part of it.
  let closes = 0;
  let opens = value.indexOf('${{');
  for (const { index } of value.matchAll(separator)) {
    while (opens >= 0 && opens < index) {
      const end = value.indexOf('}}', opens);
      closes = end < 0 ? opens : end;
      opens = end < 0 ? -1 : value.indexOf('${{', end);
    }
    if (index < closes) continue;
    add(index);
    from = index + 1;
  }
  add(value.length);
  return lines;
}

/** What is known around a step. */
export interface StepPlace extends ActPlace {
  readonly metadata: StepMetadata;
}

/** The names and tags that the metadata steps of a job give. */
export class StepMetadata {
  readonly #byId = new Map<string, Named>();
  #last: Named | undefined;

  constructor(
    /** What an output of a job that is needed holds. */
    readonly ofJob: (job: string, output: string) => Named | undefined,
  ) {}

  add(id: string | undefined, named: Named): void {
    this.#last = named;
    if (id !== undefined) this.#byId.set(lower(id), named);
  }

  ofStep(id: string): Named | undefined {
    return this.#byId.get(lower(id));
  }

  /** What an expression or a variable names, if it is the outputs of such a step. */
  named(text: string): Named | undefined {
    const step = /steps\.([\w-]+)\.outputs\.(?:tags|json|bake-file)/i.exec(
      text,
    )?.[1];
    if (step !== undefined) return this.ofStep(step);
    const [, job, output] =
      /needs\.([\w-]+)\.outputs\.([\w-]+)/i.exec(text) ?? [];
    if (job !== undefined) return this.ofJob(lower(job), lower(output));
    // The variables hold what the last of them made.
    return /DOCKER_METADATA_OUTPUT/.test(text) ? this.#last : undefined;
  }
}

const lower = (text: string) => text.toLowerCase();

/** What an action does to images. */
export type ActionReader = (inputs: ActionInputs) => ImageAct[];

/** The inputs of a step with an action. */
export class ActionInputs {
  readonly at: LocatedInFile;

  constructor(
    readonly step: Step,
    readonly name: string,
    readonly place: StepPlace,
  ) {
    this.at = step.anchor;
  }

  node(input: string): YamlScalar | undefined {
    return this.step.input(input)?.value.node;
  }

  /** With what is known put in, and the rest in braces. */
  text(input: string): string | undefined {
    const node = this.node(input);
    return node && this.place.explain(node.value).trim();
  }

  /** `undefined` where an expression decides, or where it is not given and has no default. */
  flag(input: string, missing: Tristate): Tristate {
    const text = this.text(input)?.toLowerCase();
    if (text === undefined || text === '') return missing;
    if (text === 'true') return true;
    return text === 'false' ? false : undefined;
  }

  lines(input: string, separator?: RegExp): InputLine[] {
    return inputLines(this.node(input), separator);
  }

  get base() {
    return this.place.base(this.name, this.at);
  }

  /** The names and tags of an input of image references, those of metadata steps among them. */
  named(input: string): Named & { readonly complete: boolean } {
    const images: DeliveredImage[] = [];
    const tags: DeliveredTag[] = [];
    let complete = true;
    for (const line of this.lines(input)) {
      const found = this.place.metadata.named(line.raw);
      const given = found ?? this.place.named([line]);
      complete &&=
        found !== undefined ||
        given.tags.every(({ meaning }) => meaning !== 'unknown');
      images.push(...given.images);
      tags.push(...given.tags);
    }
    return { images: eachOnce(images), tags, complete };
  }

  /** What metadata steps give to an input of files. */
  metadata(input: string): Named {
    const text = this.node(input)?.value ?? '';
    return this.place.metadata.named(text) ?? { images: [], tags: [] };
  }
}

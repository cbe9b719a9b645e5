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
  for (const { index } of value.matchAll(separator)) {
    // Not inside an expression.
    if (isInside(value, from, index)) continue;
    add(index);
    from = index + 1;
  }
  add(value.length);
  return lines;
}

function isInside(value: string, from: number, index: number): boolean {
  const open = value.lastIndexOf('${{', index);
  return open >= from && value.indexOf('}}', open) >= index;
}

/** What is known around a step. */
export interface StepPlace extends ActPlace {
  /** The names and tags that a metadata step of the same job gives, by the step's id. */
  readonly metadata: Map<string, Named>;
}

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
    const text = this.text(input)?.toLocaleLowerCase('en-US');
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
      const found = this.#fromMetadata(line.raw);
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
    return (
      this.#fromMetadata(this.node(input)?.value ?? '') ?? {
        images: [],
        tags: [],
      }
    );
  }

  /** What all metadata steps give, where an expression or a variable names one's outputs. */
  #fromMetadata(raw: string): Named | undefined {
    const { metadata } = this.place;
    const id =
      /(?:steps|outputs)\.([\w-]+)\.outputs\.(?:tags|json|bake-file)/i.exec(
        raw,
      )?.[1];
    const own =
      id === undefined
        ? undefined
        : metadata.get(id.toLocaleLowerCase('en-US'));
    if (own) return own;
    if (!/DOCKER_METADATA_OUTPUT|needs\.[\w-]+\.outputs\.tags/.test(raw))
      return undefined;
    const all = [...metadata.values()];
    return all.length > 0
      ? {
          images: all.flatMap(({ images }) => images),
          tags: all.flatMap(({ tags }) => tags),
        }
      : undefined;
  }
}

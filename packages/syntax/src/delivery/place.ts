import type { Pipeline } from '../gitlab-ci/nodes';
import type { Step, Workflow } from '../github-actions/nodes';
import type { LocatedInFile } from '../yaml/nodes';
import type { ActBase, BuildArg, DeliveredImage, DeliveredTag } from './nodes';
import type { Explainer } from './symbols';
import { referenceOf, tagMeaning } from './tags';
import type { ToolCall } from './tool-call';
import { folderAt, WorkingFolder } from './working-folder';

/** What image references say. */
export interface Named {
  readonly images: readonly DeliveredImage[];
  readonly tags: readonly DeliveredTag[];
}

/** Where a variable is set, and to what, before its own variables are put in. */
export interface Setting {
  readonly at: LocatedInFile;
  readonly value: string;
}

/** What is around a command or an action. */
export interface PlaceSurroundings {
  readonly step?: Step;
  /** A variable that the CI sets for the command. */
  setting(name: string): Setting | undefined;
  /** What the metadata steps of the job give. */
  readonly metadata?: { named(text: string): Named | undefined };
}

/** Where acts are found, and what is known there. */
export class ActPlace {
  constructor(
    readonly file: Workflow | Pipeline,
    readonly explainer: Explainer,
    /** The pipeline runs for git tags, so that the name of a ref can be one. */
    readonly onTags: boolean,
    /** Where commands run; inputs of actions count from the root. */
    readonly folder: WorkingFolder,
    readonly surroundings: PlaceSurroundings,
  ) {}

  explain(raw: string): string {
    return this.explainer.explain(raw);
  }

  /** What all acts have; `command` is the one that does it, where it is not the step as a whole. */
  base(tool: string, at: LocatedInFile, command?: ToolCall): ActBase {
    const { step } = this.surroundings;
    return {
      ...at,
      tool,
      file: this.file,
      step,
      conditional: step?.if !== undefined || command?.conditional === true,
    };
  }

  /** The names and tags that image references give; a reference by digest gives no tag. */
  named(references: readonly { raw: string; at: LocatedInFile }[]): Named {
    const images: DeliveredImage[] = [];
    const tags: DeliveredTag[] = [];
    for (const { raw, at } of references) {
      const explained = this.explain(raw);
      const { name, tag, byDigest } = referenceOf(explained);
      images.push({ ...at, name });
      if (tag !== undefined) tags.push(this.tag(tag, at));
      else if (!byDigest)
        tags.push({ ...at, text: explained, meaning: 'unknown' });
    }
    return { images: eachOnce(images), tags };
  }

  tag(text: string, at: LocatedInFile): DeliveredTag {
    return { ...at, text, meaning: tagMeaning(text, this.onTags) };
  }

  /** `KEY=value`, or a key alone. */
  arg(raw: string, at: LocatedInFile): BuildArg {
    const equals = raw.indexOf('=');
    if (equals < 0) return { ...at, name: unquoted(raw), value: undefined };
    return {
      ...at,
      name: unquoted(raw.slice(0, equals)),
      value: this.explain(raw.slice(equals + 1)),
    };
  }

  /** A path in the source, if it is one and known. */
  path(
    raw: string | undefined,
    folder: string | undefined = this.folder.path,
  ): string | undefined {
    return raw === undefined ? undefined : folderAt(folder, this.explain(raw));
  }
}

/** Of images with the same name, the first. */
export function eachOnce(images: readonly DeliveredImage[]): DeliveredImage[] {
  const byName = new Map<string, DeliveredImage>();
  for (const image of images)
    if (image.name !== '' && !byName.has(image.name))
      byName.set(image.name, image);
  return [...byName.values()];
}

const unquoted = (text: string) => text.replace(/["']/g, '').trim();

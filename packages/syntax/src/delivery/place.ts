import type { Pipeline } from '../gitlab-ci/nodes';
import type { Workflow } from '../github-actions/nodes';
import { resolvePath } from '../source-path';
import type { LocatedInFile } from '../yaml/nodes';
import type { ActBase, BuildArg, DeliveredTag } from './nodes';
import type { Explainer } from './symbols';
import { tagMeaning, tagOf } from './tags';

/** Where acts are found, and what is known there. */
export class ActPlace {
  constructor(
    readonly file: Workflow | Pipeline,
    readonly explainer: Explainer,
    /** The pipeline runs for git tags, so that the name of a ref can be one. */
    readonly onTags: boolean,
  ) {}

  explain(raw: string): string {
    return this.explainer.explain(raw);
  }

  base(tool: string, at: LocatedInFile): ActBase {
    return { ...at, tool, file: this.file };
  }

  /** The tags that image references give; a reference by digest gives none. */
  tags(
    references: readonly { raw: string; at: LocatedInFile }[],
  ): DeliveredTag[] {
    return references.flatMap(({ raw, at }) => {
      const explained = this.explain(raw);
      const tag = tagOf(explained);
      if (tag === undefined && explained.includes('@')) return [];
      return [
        tag === undefined
          ? { ...at, text: explained, meaning: 'unknown' as const }
          : this.tag(tag, at),
      ];
    });
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
  path(raw: string | undefined, folder: string = ''): string | undefined {
    if (raw === undefined) return undefined;
    const path = this.explain(raw).replace(/^\{\$CI_PROJECT_DIR\}\/?/, './');
    if (path.includes('{') || /^[a-z+]+:|^git@/.test(path)) return undefined;
    return resolvePath(folder, path);
  }
}

const unquoted = (text: string) => text.replace(/["']/g, '').trim();

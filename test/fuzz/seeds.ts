import { KINDS, Kind } from '@plimsoll/findings';
import { usualPaths } from '@plimsoll/engine/testing';
import { rules } from '@plimsoll/rules';
import { kindOf } from '@plimsoll/syntax';
import { corpusServices } from '../corpus/findings';

/** Each stands for so many services. A seed that once found a mistake stays in the list for ever. */
export const SEEDS: readonly number[] = Array.from(
  { length: 100 },
  (_, index) => 20261123 + index,
);

/** Services that are made of one seed. */
export const PER_SEED = 10_000;

/** How many in a hundred are of a kind: the more there is to a kind, the more. */
export const SHARES: Readonly<Record<Kind, number>> = {
  dockerfile: 22,
  compose: 16,
  'github-actions': 14,
  'gitlab-ci': 13,
  kubernetes: 14,
  env: 7,
  bake: 7,
  dockerignore: 7,
};

/** Longer ones take longer, and hold the same. */
const LONGEST = 1_500;
const SHORT = 250;

/** What is mutated, by kind: the examples of the rules, and the small files of the corpus. */
export function textsByKind(): Readonly<Record<Kind, readonly string[]>> {
  const texts = new Map(KINDS.map(kind => [kind, new Set<string>()]));
  for (const { examples } of rules)
    for (const { kind, bad, good } of examples)
      for (const text of [bad, good]) texts.get(kind)?.add(text);
  for (const { source } of corpusServices())
    for (const { file, text } of source.files) {
      const kind = kindOf(file, text);
      if (kind) texts.get(kind)?.add(text);
    }
  return Object.fromEntries(
    KINDS.map(kind => {
      const all = [...texts.get(kind)!].filter(
        // A manifest or a part of a Compose file that only its own path tells from other YAML.
        text =>
          text.length < LONGEST && kindOf(usualPaths[kind], text) === kind,
      );
      // Most of them short ones.
      const short = all.filter(text => text.length < SHORT);
      return [kind, [...short, ...short, ...short, ...short, ...all]];
    }),
  ) as Record<Kind, string[]>;
}

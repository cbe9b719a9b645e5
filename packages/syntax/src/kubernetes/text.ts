import type { ImageRef } from '../image-ref';
import { parseImageRef } from '../image-ref';
import type { MappedText } from '../mapped-text';
import { MappedTextBuilder } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml/nodes';
import type { ManifestText } from './nodes';

/**
 * What is filled in before a manifest reaches a cluster, or by the cluster: `${TAG}`, `$TAG`, `$(POD_IP)`, `{{ tag }}`,
 * `%TAG%`, `@TAG@`, `#{tag}#`, `<tag>`, `__TAG__`.
 */
const placeholders =
  /\$\{[^{}]*\}|\$\([^()]*\)|#?\{[^{}]*\}#?|\{\{[^{}]*\}\}|\$[A-Za-z_]\w*|%[A-Z]\w*%|@[A-Z][A-Z_]*@|<[A-Za-z][\w .-]*>|__[A-Za-z]\w*?__/g;

/** Of a value, only what no value of its own could be: a password may hold a dollar. */
const certainPlaceholder =
  /^\$[A-Za-z_]\w*$|\$\{[^{}]*\}|\$\([^()]*\)|\{\{|^<[^<>]*>$|^%[A-Z]\w*%$|^__\w+__$|#\{[^{}]*\}#/;

/** A scalar as the text that it is. @public */
export function manifestText(scalar: YamlScalar): ManifestText {
  const { source, start, end, value: written } = scalar;
  const value = certainPlaceholder.test(written) ? undefined : written;
  return { source, start, end, written, value };
}

/** The text of a value that is a scalar and not null. */
export function textOf(node: YamlNode | undefined): ManifestText | undefined {
  return node?.type === 'scalar' && !node.isNull
    ? manifestText(node)
    : undefined;
}

/** Whether an entry is switched on: false where it is absent, undefined where a placeholder stands. */
export function isSwitchedOn(
  entry: YamlEntry | undefined,
): boolean | undefined {
  if (entry?.value.type !== 'scalar') return false;
  const { value } = manifestText(entry.value);
  return value === undefined ? undefined : entry.value.boolean === true;
}

/** A whole number that is written out. */
export function numberOf(text: ManifestText | undefined): number | undefined {
  const value = text?.value?.trim();
  return value !== undefined && /^\d{1,15}$/.test(value)
    ? Number(value)
    : undefined;
}

/** No image's name is longer. */
const MAX_IMAGE_LENGTH = 512;

/** The image that a scalar names; undefined where nothing of it is known. */
export function imageOf(scalar: YamlScalar): ImageRef | undefined {
  if (scalar.value.length > MAX_IMAGE_LENGTH) return undefined;
  const expanded = withoutPlaceholders(scalar);
  if (!expanded.text.replaceAll(UNKNOWN, '').trim()) return undefined;
  return parseImageRef(scalar.value, scalar.start, expanded);
}

/** Upper case is in no image's name, and in tags it is a word for what is to be filled in. */
const wordToFillIn =
  /(?:^|[/:])(?:[\w.-]*_)?(?:IMAGE|TAG|VERSION|REGISTRY|REPOSITORY|DIGEST|PLACEHOLDER|REPLACE_?ME|CHANGE_?ME|SHA|COMMIT|BUILD|LABEL)(?:_\w*)?(?=[/:@]|$)/g;

function withoutPlaceholders({ value, mapped }: YamlScalar): MappedText {
  const stretches = [
    ...value.matchAll(placeholders),
    ...value.matchAll(wordToFillIn),
  ]
    .map(match => ({
      from: match.index + (/^[/:]/.test(match[0]) ? 1 : 0),
      to: match.index + match[0].length,
    }))
    .sort((a, b) => a.from - b.from);
  const builder = new MappedTextBuilder(mapped.at.start);
  let copied = 0;
  for (const { from, to } of stretches) {
    if (from < copied) continue;
    const { start, end } = mapped.locate(from, to);
    if (from > copied) builder.addMapped(mapped.slice(copied, from));
    builder.add(UNKNOWN, start, end);
    copied = to;
  }
  if (copied < value.length) builder.addMapped(mapped.slice(copied));
  return builder.build();
}

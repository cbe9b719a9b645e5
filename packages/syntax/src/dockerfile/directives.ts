import type { Directive } from './nodes';
import { skipSpaces, trimEnd } from './spaces';

const names = new Set(['syntax', 'escape', 'check']);
/** No known name is longer; nothing long is looked at. */
const longestName = 20;

/** Reads `# name=value`; undefined for any other line, comments included. */
export function readDirective(
  text: string,
  start: number,
  end: number,
): Directive | undefined {
  const hash = skipSpaces(text, start, end);
  if (hash >= end || text[hash] !== '#') return undefined;
  const nameFrom = skipSpaces(text, hash + 1, end);
  const equals = text
    .slice(nameFrom, Math.min(end, nameFrom + longestName))
    .indexOf('=');
  if (equals < 0) return undefined;
  const nameTo = trimEnd(text, nameFrom, nameFrom + equals);
  const name = text.slice(nameFrom, nameTo).toLowerCase();
  if (!names.has(name)) return undefined;
  const valueFrom = skipSpaces(text, nameFrom + equals + 1, end);
  const valueTo = trimEnd(text, valueFrom, end);
  if (valueFrom >= valueTo) return undefined;
  return {
    start: hash,
    end: valueTo,
    name,
    nameAt: { start: nameFrom, end: nameTo },
    value: text.slice(valueFrom, valueTo),
    valueAt: { start: valueFrom, end: valueTo },
  };
}

/**
 * The image of `# syntax=` if it reads another language. Docker's own is `docker/dockerfile`, also through a mirror;
 * others add instructions and give words other meanings.
 */
export function otherFrontend(
  directives: readonly Directive[],
): string | undefined {
  const syntax = directives.find(({ name }) => name === 'syntax');
  // What stands behind the image are options for it.
  const image = syntax?.value.split(/\s/)[0];
  return image === undefined || dockerfileFrontend.test(image)
    ? undefined
    : image;
}

const dockerfileFrontend = /^(?:.*\/)?dockerfile(?:-upstream)?(?:[:@][^/]*)?$/i;

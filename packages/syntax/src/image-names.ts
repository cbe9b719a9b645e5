import { parseImageRef } from './image-ref';
import type { Tristate } from './delivery/nodes';

/** Longer ones are no names of images. */
const MAX_NAME = 500;

/**
 * Whether two names of images, without tag and digest, are the same. What is not known of the second stands in braces:
 * `ghcr.io/{github.repository}/web`. Undefined where it may be the same.
 *
 * @public
 */
export function isSameImage(name: string, pattern: string): Tristate {
  if (name.length > MAX_NAME || pattern.length > MAX_NAME) return false;
  const parts = pattern.split(/\{[^{}]*\}/);
  if (parts.length === 1) return spelledOut(name) === spelledOut(pattern);
  const [first, last] = [parts[0], parts[parts.length - 1]];
  // Nothing is known of it but that it is an image.
  if (!parts.some(part => /[a-z0-9]/i.test(part))) return undefined;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length ? undefined : false;
}

const spelledOut = (name: string) => parseImageRef(name).name ?? name;

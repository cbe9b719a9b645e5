import type { Container, ManifestText } from '@plimsoll/syntax';

/** Whether Kubernetes takes limits and requests of it: not of a container for debugging. */
export function needsResources({ sort }: Container): boolean {
  return sort !== 'ephemeral';
}

/** Whether a quantity is written out and none: `0`, `0Mi`. */
export function isZero(quantity: ManifestText): boolean {
  return /^0+(?:\.0+)?[A-Za-z]*$/.test(quantity.value?.trim() ?? '');
}

import type { Delivery, ImageRef } from '@plimsoll/engine';
import { isSameImage } from '@plimsoll/syntax';
import { deliveries } from '../delivery/acts';

/** How an image that is run stands to those that the pipelines push. */
export type Pushed =
  /** It may be one of them. */
  | { readonly is: 'pushed' }
  /** One of the same name goes to another place. */
  | { readonly is: 'pushed elsewhere'; readonly to: string }
  /** A part of the pipelines is not in these files. */
  | { readonly is: 'unknown' }
  /** Nothing to do with them. */
  | { readonly is: 'another' };

/** Holds the name of an image against those that the pipelines push. */
export function pushedAs({ name }: ImageRef, delivery: Delivery): Pushed {
  // An official image is not one that somebody else pushes under the same name.
  if (name === undefined || name.startsWith('docker.io/library/'))
    return { is: 'another' };
  const all = pushedNames(delivery);
  if (all.some(other => isSameImage(name, other) !== false))
    return { is: 'pushed' };
  const namesake = all.find(other => lastPart(other) === lastPart(name));
  if (namesake === undefined) return { is: 'another' };
  if (delivery.elsewhere.length > 0) return { is: 'unknown' };
  return {
    is: 'pushed elsewhere',
    to: namesake.replace(/\{[^{}]*\}/g, '…'),
  };
}

const known = new WeakMap<Delivery, readonly string[]>();

/** The names of all images that are pushed, each once; asked for every container. */
function pushedNames(delivery: Delivery): readonly string[] {
  const names = known.get(delivery) ?? [
    ...new Set(
      deliveries(delivery).flatMap(({ images }) =>
        images.map(({ name }) => name),
      ),
    ),
  ];
  known.set(delivery, names);
  return names;
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1);

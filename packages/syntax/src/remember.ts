/**
 * A node that keeps what was worked out of it, so that it is worked out once however many rules ask.
 *
 * @public
 */
export interface Remembering {
  /** For `remember` alone. */
  readonly memory: unknown[];
}

let slots = 0;

/**
 * A function that is called once per node; what it gave is given again afterwards.
 *
 * It is kept on the node and goes with it. A `WeakMap` would do the same for any object, but costs a scan an eighth of
 * its time: the garbage collector has to go through all of them.
 *
 * @public
 */
export function remember<N extends Remembering, V extends {} | null>(
  workOut: (node: N) => V,
): (node: N) => V {
  const slot = slots++;
  return node => {
    const known = node.memory[slot] as V | undefined;
    if (known !== undefined) return known;
    const found = workOut(node);
    node.memory[slot] = found;
    return found;
  };
}

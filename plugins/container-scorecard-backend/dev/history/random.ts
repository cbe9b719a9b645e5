import { createHash } from 'node:crypto';

/** Numbers that follow from a text: the same on every machine. */
export class Random {
  readonly #seed: string;
  #drawn = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** From 0 to less than 1. */
  next(): number {
    const hash = createHash('sha256').update(`${this.#seed}#${this.#drawn++}`);
    return hash.digest().readUInt32BE() / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** One of several, each as likely as its weight says. */
  among<T>(items: readonly T[], weight: (item: T) => number = () => 1): T {
    let left = this.next() * items.reduce((sum, one) => sum + weight(one), 0);
    return items.find(item => (left -= weight(item)) < 0) ?? items.at(-1)!;
  }
}

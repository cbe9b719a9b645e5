/** One choice for each factor. */
export type Combination = Record<string, unknown>;

/**
 * Combinations in which every value of every factor meets every value of every other one, and far fewer than all:
 * most mistakes need two answers, hardly any needs three.
 */
export function pairwise(factors: Record<string, unknown[]>): Combination[] {
  const names = Object.keys(factors);
  const open = new Set<string>();
  const pair = (a: string, i: number, b: string, j: number) =>
    `${a}=${i},${b}=${j}`;
  forPairs(names, (a, b) =>
    factors[a].forEach((_, i) =>
      factors[b].forEach((__, j) => open.add(pair(a, i, b, j))),
    ),
  );
  const combinations: Combination[] = [];
  while (open.size) {
    const chosen = new Map<string, number>();
    const [seed] = open;
    for (const part of seed.split(',')) {
      const [name, index] = part.split('=');
      chosen.set(name, Number(index));
    }
    for (const name of names) {
      if (chosen.has(name)) continue;
      const gains = factors[name].map((_, index) => {
        let gain = 0;
        for (const [other, at] of chosen) {
          const [a, i, b, j] =
            names.indexOf(name) < names.indexOf(other)
              ? ([name, index, other, at] as const)
              : ([other, at, name, index] as const);
          if (open.has(pair(a, i, b, j))) gain += 1;
        }
        return gain;
      });
      chosen.set(name, gains.indexOf(Math.max(...gains)));
    }
    forPairs(names, (a, b) =>
      open.delete(pair(a, chosen.get(a)!, b, chosen.get(b)!)),
    );
    combinations.push(
      Object.fromEntries(
        names.map(name => [name, factors[name][chosen.get(name)!]]),
      ),
    );
  }
  return combinations;
}

function forPairs(names: string[], visit: (a: string, b: string) => void) {
  names.forEach((a, index) => names.slice(index + 1).forEach(b => visit(a, b)));
}

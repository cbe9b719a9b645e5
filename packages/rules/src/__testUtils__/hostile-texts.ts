import fc from 'fast-check';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number) => Math.floor(where * text.length);

/** Texts that begin as one of the seeds: cut off, continued by another, or with splinters in them. */
export function hostileTexts(
  seeds: readonly string[],
  splinters: readonly string[],
): fc.Arbitrary<string> {
  const seed = fc.constantFrom(...seeds);
  const truncated = fc
    .tuple(seed, share)
    .map(([text, where]) => text.slice(0, at(text, where)));
  const spliced = fc
    .tuple(seed, share, seed, share)
    .map(
      ([one, end, other, start]) =>
        one.slice(0, at(one, end)) + other.slice(at(other, start)),
    );
  const change = fc.tuple(
    share,
    fc.nat({ max: 6 }),
    fc.constantFrom(...splinters),
  );
  const mutated = fc
    .tuple(seed, fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) =>
      changes.reduce((changed, [where, length, splinter]) => {
        const start = at(changed, where);
        return (
          changed.slice(0, start) + splinter + changed.slice(start + length)
        );
      }, text),
    );
  return fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 2, arbitrary: spliced },
    { weight: 1, arbitrary: truncated },
  );
}

/** More names than the services of a large organisation are built on; a file made to fill this costs its own time only. */
const most = 2000;

/**
 * The same function, which works out each answer once: services stand on few images, and what is known of one does not
 * depend on where it is named.
 */
export function perImage<Answer, Why extends string = never>(
  answer: (
    name: string | undefined,
    tag: string | undefined,
    why?: Why,
  ) => Answer,
): typeof answer {
  const known = new Map<string, Answer>();
  return (name, tag, why) => {
    const key = `${name ?? ''} ${tag ?? ' '} ${why ?? ''}`;
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= most) known.clear();
      found = answer(name, tag, why);
      known.set(key, found);
    }
    return found;
  };
}

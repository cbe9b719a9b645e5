/**
 * The images that a Dockerfile takes from elsewhere, in `FROM`, `COPY --from` and `--mount from`,
 * with the defaults of its global arguments filled in. Stages are no images.
 */
export function imagesOf(dockerfile: string): string[] {
  const defaults = new Map<string, string>();
  const stages = new Set<string>(['scratch']);
  const images = new Set<string>();
  const fill = (text: string) =>
    text.replace(
      /\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g,
      (_, braced, fallback, plain) =>
        defaults.get(braced ?? plain) ?? fallback ?? '',
    );
  const add = (name: string) => {
    if (!stages.has(name.toLowerCase()) && !/^\d+$/.test(name))
      images.add(name);
  };
  // A continued line is one instruction; comments between its parts do not end it.
  const instructions = dockerfile
    .replace(/^[ \t]*#.*\n/gm, '')
    .replace(/\\[ \t]*\n/g, ' ')
    .split('\n');
  for (const line of instructions) {
    const [, word = '', rest = ''] = line.match(/^\s*(\w+)\s+(.*)$/) ?? [];
    if (/^arg$/i.test(word) && images.size === 0) {
      for (const [, name, value] of rest.matchAll(/(\w+)=("[^"]*"|\S*)/g))
        defaults.set(name, fill(value.replace(/^"|"$/g, '')));
    } else if (/^from$/i.test(word)) {
      const [image, , stage] = fill(rest)
        .split(/\s+/)
        .filter(part => part && !part.startsWith('--'));
      add(image);
      if (stage) stages.add(stage.toLowerCase());
    } else {
      for (const [, name] of rest.matchAll(/(?:--|,|=)from=([^\s,]+)/g))
        add(fill(name));
    }
  }
  return [...images];
}

/**
 * The Dockerfile without its `# syntax=` line: the image with that front end cannot be had here, and
 * the one that is built into the engine reads all that the golden paths use. Other directives stay.
 */
export function withoutSyntax(dockerfile: string): string {
  const lines = dockerfile.split('\n');
  // Directives come first: whatever else there is ends them.
  const end = lines.findIndex(line => !/^#\s*\w+\s*=/.test(line));
  return lines
    .filter((line, index) => index >= end || !/^#\s*syntax\s*=/i.test(line))
    .join('\n');
}

import { kindOf } from '@plimsoll/engine';
import type { Kind } from '@plimsoll/findings';
import { parseDocument } from 'yaml';
import { asPort, first, Found, lineAt } from './found';
import type { Tree } from './tree';

/** A file that has to do with containers. */
export interface ContainerFile {
  file: string;
  kind: Kind;
}

export function containerFiles(tree: Tree): ContainerFile[] {
  return tree.paths.flatMap(file => {
    const kind = kindOf(file, tree.read(file));
    return kind ? [{ file, kind }] : [];
  });
}

/** The port that the service listens on in its container, as its own container files say it. */
export function containerPort(
  tree: Tree,
  files: readonly ContainerFile[],
): Found<number> | undefined {
  const of = (kind: Kind) => files.filter(one => one.kind === kind);
  return first(
    ...of('dockerfile').map(
      ({ file }) =>
        () =>
          exposed(tree, file),
    ),
    ...of('compose').map(
      ({ file }) =>
        () =>
          published(tree, file),
    ),
  );
}

/** Ports that are not those of the service itself, whatever else is exposed. */
const ELSE = new Set([21, 22, 25, 443]);

/** What the last stage exposes: it is the one that ships, unless another is chosen elsewhere. */
function exposed(tree: Tree, file: string): Found<number> | undefined {
  const text = tree.read(file) ?? '';
  const all = [
    ...text.matchAll(/^[ \t]*(?:EXPOSE[ \t]+(\d[^\n]*)|FROM[ \t])/gim),
  ];
  const stage = all.findLastIndex(([, ports]) => !ports);
  const own = all.slice(stage + 1);
  // Many inherit it from a stage above.
  const places = (own.length ? own : all.filter(([, ports]) => ports)).flatMap(
    place => place[1].split(/\s+/).map(port => ({ port, index: place.index })),
  );
  const found = places.flatMap(({ port, index }) => {
    const one = asPort({
      value: /^\d+/.exec(port)?.[0] ?? '',
      confidence: 'certain',
      file,
      line: lineAt(text, index),
      because: `EXPOSE ${port}`,
    });
    return one ? [one] : [];
  });
  const chosen = found.find(({ value }) => !ELSE.has(value)) ?? found[0];
  return chosen && found.length > 1
    ? { ...chosen, confidence: 'guess' }
    : chosen;
}

/** The port of the service that is built here. */
function published(tree: Tree, file: string): Found<number> | undefined {
  const text = tree.read(file) ?? '';
  let services: unknown;
  try {
    // Deep enough for any Compose file, and not for one that is made of aliases.
    services = parseDocument(text).toJS({ maxAliasCount: 100 })?.services;
  } catch {
    return undefined;
  }
  for (const service of Object.values(record(services)).map(record)) {
    if (service.build === undefined || !Array.isArray(service.ports)) continue;
    for (const entry of service.ports) {
      const written =
        typeof entry === 'object' && entry !== null
          ? String(record(entry).target ?? '')
          : String(entry);
      const port = /(?:^|:)(\d+)(?:\/\w+)?$/.exec(written)?.[1];
      const found =
        port &&
        asPort({
          value: port,
          confidence: 'likely',
          file,
          line: lineAt(text, Math.max(0, text.indexOf(written))),
          because: `publishes ${written}`,
        });
      if (found) return found;
    }
  }
  return undefined;
}

const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object'
    ? (value as Record<string, unknown>)
    : {};

import { defineRule } from '@plimsoll/engine';
import { nearest } from '@plimsoll/syntax';
import type { Compose, ComposeService, LocatedInFile } from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/depends-on-unknown-service',
  title: 'Depend on services that exist, and not in a circle',
  category: 'composition',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['compose/start-order'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#depends_on',
    ],
  },
  why: `
    Compose refuses the whole file when a service depends on one that is not in it, or two depend on each other: nothing
    starts. It mostly happens when a service is renamed and one mention of the old name is left behind.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on: [database]\n  db:\n    image: postgres:18.1\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on: [db]\n  db:\n    image: postgres:18.1\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const { services } = compose;
        let names: readonly string[] | undefined;
        let unknown = 0;
        for (const service of services)
          for (const { name, at } of mentionsIn(service)) {
            if (compose.service(name)) continue;
            if (compose.incomplete || service.incomplete) {
              report.unknown(
                `Service ${shown(
                  name,
                )} may be defined in a file that is not among these`,
              );
              continue;
            }
            names ??= services.slice(0, mostNames).map(other => other.name);
            const meant =
              ++unknown > mostUnknown ? undefined : nearest(name, names);
            report(
              at,
              meant
                ? `There is no service ${shown(name)}: ${shown(meant)} is meant`
                : `There is no service ${shown(
                    name,
                  )}: add it, or take the mention out`,
            );
          }
        for (const { service, at } of circlesIn(compose))
          report(
            at,
            `Service ${shown(
              service.name,
            )} waits for itself in a circle of dependencies: take one of them out`,
          );
      },
    },
  },
});

/** Nobody looks for a mistyped name among more. */
const mostNames = 500;
/** Of more, what was meant is not looked for. */
const mostUnknown = 50;

interface Mention {
  readonly name: string;
  readonly at: LocatedInFile;
}

/** The services that a service cannot do without. */
function mentionsIn(service: ComposeService): Mention[] {
  const listed = (key: string) =>
    service.items(key).flatMap(item => {
      if (item.type !== 'scalar' || isOpen(item.value)) return [];
      const [name, other] = item.value.split(':');
      return name === 'container' && other ? [] : [{ name, at: item }];
    });
  const shared = ['network_mode', 'ipc', 'pid'].flatMap(key => {
    const text = service.text(key);
    const name = /^service:(.+)$/.exec(text?.value ?? '')?.[1];
    return text && name ? [{ name, at: text }] : [];
  });
  return [
    ...service.dependsOn
      .filter(({ name, required }) => required && !isOpen(name))
      .map(({ name, source, start, end, syntax }) => ({
        name,
        // Of the long form, the name alone.
        at: {
          source,
          start,
          end: syntax === 'short' ? end : start + name.length,
        },
      })),
    ...listed('links'),
    ...listed('volumes_from'),
    ...shared,
  ];
}

const isOpen = (name: string) => /\$|\{\{/.test(name);

/** The dependencies that close a circle, each circle once. */
function circlesIn({ services }: Compose) {
  const byName = new Map(services.map(service => [service.name, service]));
  const circles: { service: ComposeService; at: LocatedInFile }[] = [];
  const done = new Set<string>();
  const waiting = new Set<string>();
  for (const first of services) {
    // A stack of our own: a chain may be as long as a file.
    const path = [{ service: first, next: 0 }];
    if (done.has(first.name)) continue;
    waiting.add(first.name);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { service } = top;
      const dependency = service.dependsOn.at(top.next++);
      if (!dependency || top.next > service.dependsOn.length) {
        waiting.delete(service.name);
        done.add(service.name);
        path.pop();
        continue;
      }
      const other = byName.get(dependency.name);
      if (!other || done.has(other.name)) continue;
      if (waiting.has(other.name)) {
        circles.push({ service: other, at: dependency });
      } else {
        waiting.add(other.name);
        path.push({ service: other, next: 0 });
      }
    }
  }
  return circles;
}

import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Compose, ComposeMount } from '@plimsoll/syntax';
import { shown } from '../shown';
import { addToMap } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-undeclared-volume',
  title: 'Declare the volumes that services name',
  category: 'composition',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['volume/named-for-data'],
    urls: ['https://docs.docker.com/reference/compose-file/volumes/'],
  },
  why: `
    Compose refuses the whole file when a service mounts a volume that the file does not declare: "refers to undefined
    volume". Often a folder was meant; then it has to begin with \`./\`.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - uploads:/srv/uploads\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - uploads:/srv/uploads\nvolumes:\n  uploads:\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const undeclared = undeclaredIn(compose);
        const names = [
          ...new Set(undeclared.map(({ from }) => from ?? '')),
        ].slice(0, mostNames);
        for (const mount of undeclared) {
          if (compose.incomplete)
            report.unknown(
              `Volume ${shown(
                mount.from,
              )} may be declared in a file that is not among these`,
            );
          else
            report(
              mount,
              `Volume ${shown(
                mount.from,
              )} is not declared: add it to volumes, or begin with ./ if a folder is meant`,
              { fix: fixOf(compose, mount, names) },
            );
        }
      },
    },
  },
});

/** More are not declared at once. */
const mostNames = 200;

const undeclaredIn = (compose: Compose): ComposeMount[] =>
  compose.services
    .flatMap(({ mounts }) => mounts)
    .filter(
      ({ type, from }) =>
        type === 'volume' &&
        from !== undefined &&
        /^[\w.-]+$/.test(from) &&
        !compose.volume(from),
    );

/** Declares all that are missing, at once: as it does not change what runs, and nothing does without it. */
function fixOf(
  { root, source }: Compose,
  mount: ComposeMount,
  names: readonly string[],
): OfferedFix | undefined {
  if (!root || root.isFlow || mount.source !== source) return undefined;
  const declared = root.entry('volumes');
  const lines = names.map(name => `${name}:`);
  const edits =
    declared?.value.type === 'map'
      ? addToMap(declared.value, lines)
      : !declared &&
        addToMap(root, ['volumes:', ...lines.map(line => `  ${line}`)]);
  return edits ? { title: 'Declare it', safe: true, edits } : undefined;
}

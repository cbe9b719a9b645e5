import { defineRule } from '@plimsoll/engine';
import type { FixEdit } from '@plimsoll/engine';
import type { YamlEntry, YamlMap } from '@plimsoll/syntax';

export default defineRule({
  id: 'compose/no-version-key',
  title: 'Leave the version key out',
  category: 'composition',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    dclint: ['no-version-field'],
    urls: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  why: `
    Compose has ignored the key for years and warns about it at every start, so that warnings which matter are
    overlooked. It also misleads: readers think that the number decides which keys are allowed.`,
  unless: `the file is also used with \`docker stack deploy\`, which still reads the key; files with settings that only a swarm knows are not reported.`,
  examples: [
    {
      kind: 'compose',
      bad: 'version: "3.8"\n\nservices:\n  web:\n    image: nginx:1.29\n',
      good: 'services:\n  web:\n    image: nginx:1.29\n',
    },
  ],
  check: {
    compose: {
      file({ root }, report) {
        const version = root?.entry('version');
        if (!version || !root || version.merged) return;
        if (isForSwarm(root)) {
          report.notApplicable();
          return;
        }
        const edits = removal(version, root);
        report(
          version,
          'Compose ignores the version and warns about it: remove the key',
          {
            fix: edits && {
              title: 'Remove the version key',
              safe: true,
              edits,
            },
          },
        );
      },
    },
  },
});

const swarmKeys = [
  'placement',
  'update_config',
  'rollback_config',
  'endpoint_mode',
  'mode',
  'replicas',
  'labels',
];

function isForSwarm(root: YamlMap): boolean {
  return (root.map('services')?.entries ?? []).some(({ value }) => {
    const deploy = value.type === 'map' ? value.map('deploy') : undefined;
    return swarmKeys.some(key => deploy?.has(key));
  });
}

/** The line with the key, and the empty lines that set it apart. A comment on the line stays. */
function removal(
  { source, start, value }: YamlEntry,
  root: YamlMap,
): FixEdit[] | undefined {
  if (root.isFlow || value.type !== 'scalar') return undefined;
  const { text } = source;
  const end = Math.max(value.end, start);
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (rest.trim() !== '') {
    const comment = end + rest.length - rest.trimStart().length;
    return rest.trimStart().startsWith('#')
      ? [{ at: { start, end: comment }, text: '' }]
      : undefined;
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (before !== '' && before !== '\uFEFF') return undefined;
  const blank =
    /^(?:[ \t]*\r?\n)*/.exec(
      text.slice(lineEnd < 0 ? text.length : lineEnd + 1),
    )?.[0] ?? '';
  const removedTo = lineEnd < 0 ? text.length : lineEnd + 1 + blank.length;
  return [{ at: { start, end: removedTo }, text: '' }];
}

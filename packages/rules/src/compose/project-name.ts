import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Compose } from '@plimsoll/syntax';

export default defineRule({
  id: 'compose/project-name',
  title: 'Name the project',
  category: 'composition',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['require-project-name-field'],
    urls: ['https://docs.docker.com/compose/how-tos/project-name/'],
  },
  why: `
    Without a \`name\`, the project is called like the folder it lies in. The same file in another folder then has other
    volumes and networks, and two checkouts in folders of the same name share theirs, database included.`,
  unless: `the name is always given from outside, with \`-p\` or \`COMPOSE_PROJECT_NAME\`. Setting it where the project already runs begins with new, empty volumes.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'name: acme\nservices:\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        // The first of the files is the one that names the project; what is included has the name of its includer.
        if (compose.isPart || compose.services.length === 0) {
          report.notApplicable();
          return;
        }
        if (!compose.root?.has('name'))
          report(
            compose.anchor,
            'The project is called like its folder, and so are its volumes: set name',
            { fix: fixOf(compose) },
          );
      },
    },
  },
});

/** Writes the name down that the project has anyway, where we know the folder. */
function fixOf({ source, root }: Compose): OfferedFix | undefined {
  const folder = source.file.split('/').at(-2);
  const name = folder
    ?.toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  const first = root?.isFlow === false && root.entries.at(0);
  if (!name || !first) return undefined;
  const at = { start: first.start, end: first.start };
  return {
    title: `Name it ${name}`,
    safe: false,
    edits: [{ at, text: `name: ${name}${source.lineBreak}` }],
  };
}

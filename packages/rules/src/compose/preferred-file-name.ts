import { defineRule } from '@plimsoll/engine';
import type { Compose } from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/preferred-file-name',
  title: 'Call the file compose.yaml, and have one',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    urls: [
      'https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file',
    ],
  },
  why: `
    \`compose.yaml\` is the name that Compose looks for first; \`docker-compose.yml\` still works, for old files. Where both
    lie side by side Compose takes one and says so in a line that nobody reads: changes to the other have no effect.`,
  unless: `a tool of yours only knows the old name.`,
  examples: [
    {
      kind: 'compose',
      file: 'docker-compose.yml',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: '',
    },
  ],
  check: {
    compose: {
      file(compose, report, { service }) {
        const { file } = compose.source;
        const place = order.indexOf(nameOf(file));
        if (place < 0 || !compose.root) return;
        const first = service.composes
          .filter(other => folderOf(other) === folderOf(compose))
          .map(other => nameOf(other.source.file))
          .find(name => order.includes(name) && order.indexOf(name) < place);
        if (first)
          report(
            compose.anchor,
            `Compose takes ${shown(
              first,
            )} beside this file and passes this one over: keep one of the two`,
            { severity: 'medium' },
          );
        else if (place > 0)
          report(
            compose.anchor,
            'The usual name of this file is compose.yaml: rename it',
          );
      },
    },
  },
});

/** What Compose looks for, in this order. */
const order = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const folderOf = ({ source: { file } }: Compose) =>
  file.slice(0, file.lastIndexOf('/') + 1);

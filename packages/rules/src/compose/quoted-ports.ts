import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'compose/quoted-ports',
  title: 'Put port mappings in quotes',
  category: 'composition',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    dclint: ['require-quotes-in-ports'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  },
  why: `
    To YAML 1.1, which many tools still read, \`22:22\` without quotes is no text but a number to the base of 60: 1342.
    Compose itself reads it right today; the linter, the deployment script or the older Compose beside it may not, and
    then another port is open than the one you see.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  git:\n    image: acme/git:1.4\n    ports:\n      - 2222:22\n',
      good: 'services:\n  git:\n    image: acme/git:1.4\n    ports:\n      - "2222:22"\n',
    },
  ],
  options: {
    all: false,
  },
  optionNotes: {
    all: 'Report every port without quotes, in `expose` too, not only mappings that are read wrong.',
  },
  strictest: { all: true },
  check: {
    compose: {
      service(service, report, { options }) {
        const ports = service.items('ports');
        const listed = options.all
          ? [...ports, ...service.items('expose')]
          : ports;
        if (listed.length === 0) {
          report.notApplicable();
          return;
        }
        for (const node of listed) {
          if (node.type !== 'scalar' || node.style !== 'plain' || node.tag)
            continue;
          const isMisread = sexagesimal.test(node.value);
          if (
            !isMisread &&
            !(options.all && /^[\d.:\-/a-z]+$/.test(node.value))
          )
            continue;
          report(
            node,
            isMisread
              ? 'YAML 1.1 reads this port mapping as a number: put it in quotes'
              : 'This port is written without quotes: put it in quotes',
            {
              fix: {
                title: 'Put it in quotes',
                safe: true,
                edits: [
                  { at: { start: node.start, end: node.start }, text: '"' },
                  { at: { start: node.end, end: node.end }, text: '"' },
                ],
              },
            },
          );
        }
      },
    },
  },
});

/** A number to the base of 60: every part but the first is below 60. */
const sexagesimal = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;

import { defineRule } from '@plimsoll/engine';
import type { ComposePort } from '@plimsoll/syntax';

export default defineRule({
  id: 'compose/quoted-ports',
  title: 'Put port mappings in quotes',
  category: 'composition',
  severity: 'low',
  confidence: 'certain',
  references: {
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
    /** Report every mapping without quotes, not only those that are read wrong. */
    all: false,
  },
  strictest: { all: true },
  check: {
    compose: {
      service({ ports }, report, { options }) {
        if (ports.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { node } of ports.filter(port =>
          isBare(port, options.all),
        )) {
          report(
            node,
            'YAML 1.1 reads this port mapping as a number: put it in quotes',
            {
              fix: {
                title: 'Put the mapping in quotes',
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

function isBare({ node }: ComposePort, all: boolean): boolean {
  if (node.type !== 'scalar' || node.style !== 'plain' || node.tag)
    return false;
  return (
    sexagesimal.test(node.value) || (all && /^[\d.:\-/a-z]+$/.test(node.value))
  );
}

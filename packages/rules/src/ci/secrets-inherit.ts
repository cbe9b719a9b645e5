import { defineRule } from '@plimsoll/engine';
import type { Expression } from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/secrets-inherit',
  title: 'Hand over the secrets that are needed by name',
  category: 'delivery',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['pipeline/little-power'],
    zizmor: ['secrets-inherit', 'overprovisioned-secrets'],
    urls: [
      'https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows',
    ],
  },
  why: `
    \`secrets: inherit\` gives the workflow that is called every secret of the repository and the organisation, now and
    whenever one is added; \`toJSON(secrets)\` puts all of them into one text. Whoever gets at that workflow, or reads that
    text, has everything. Named secrets show in review what goes where.`,
  unless: `the workflow that is called lies in the same repository; that is told as low.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    uses: acme/ci/.github/workflows/image.yml@v2\n    secrets: inherit\n',
      good: 'on: push\njobs:\n  image:\n    uses: acme/ci/.github/workflows/image.yml@v2\n    secrets:\n      registry-token: ${{ secrets.REGISTRY_TOKEN }}\n',
    },
  ],
  check: {
    'github-actions': {
      file({ expressions }, report) {
        const secret = expressions.filter(({ contexts }) =>
          contexts.some(context => /^secrets(?:\.|$)/.test(context)),
        );
        if (secret.length === 0) report.notApplicable();
        for (const expression of secret.filter(takesAll))
          report(
            expression,
            'The runner is given every secret there is to put this text together: name the ones that are needed',
          );
      },
      job({ secrets, node, uses }, report) {
        const entry = node.entry('secrets');
        if (!entry) report.notApplicable();
        else if (secrets === 'inherit')
          report(
            entry.value,
            `Every secret there is goes to ${
              shown(uses?.raw) || 'the workflow'
            }: name those that it needs`,
            uses?.from === 'local' ? { severity: 'low' } : {},
          );
      },
    },
  },
});

/** It reads the secrets as a whole, or one whose name is not written here. */
const takesAll = ({ contexts }: Expression) =>
  contexts.some(context => context === 'secrets' || context === 'secrets.*');

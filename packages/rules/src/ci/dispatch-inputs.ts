import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'ci/dispatch-inputs',
  title: 'Build without inputs that a person types',
  category: 'delivery',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: { practices: ['pipeline/little-power'], checkov: ['CKV_GHA_7'] },
  why: `
    What somebody types when starting a build by hand is in no commit: nobody can tell later what the image was made of,
    and the same commit gives another image. The strictest levels of provenance allow no such input.`,
  unless: `inputs only choose what to deploy or test, and no image comes of it; most teams want them.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on:\n  workflow_dispatch:\n    inputs:\n      version:\n        type: string\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build .\n',
      good: 'on:\n  workflow_dispatch:\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build .\n',
    },
  ],
  check: {
    'github-actions': {
      workflow({ on }, report) {
        const trigger = on.find(({ name }) => name === 'workflow_dispatch');
        if (!trigger) {
          report.notApplicable();
          return;
        }
        const inputs = trigger.node?.entry('inputs');
        if (inputs?.value.type === 'map' && inputs.value.entries.length > 0)
          report(
            inputs.key,
            'Whoever starts this by hand changes what is built: take it from the commit',
          );
      },
    },
  },
});

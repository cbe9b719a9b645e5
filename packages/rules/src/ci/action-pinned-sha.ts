import { defineRule } from '@plimsoll/engine';
import type { ActionRef, Job, Report } from '@plimsoll/engine';

export default defineRule({
  id: 'ci/action-pinned-sha',
  title: 'Pin actions to a commit',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    controls: [
      'openssf-scorecard@5.5.0:Pinned-Dependencies',
      'cis-software-supply-chain@1.0:2.3.7',
      'cis-software-supply-chain@1.0:2.4.2',
    ],
    zizmor: ['unpinned-uses'],
  },
  why: `
    A tag or branch of an action can be moved, and has been, by whoever took over its repository; the next run of your
    pipeline then executes their code with your secrets. A full commit id cannot move. Write the version behind it in
    a comment and let a bot keep both current.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
`,
      good: `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
`,
    },
  ],
  check: {
    'github-actions': {
      step({ uses }, report) {
        judge(uses, report);
      },
      job({ uses }: Job, report) {
        judge(uses, report);
      },
    },
  },
});

function judge(uses: ActionRef | undefined, report: Report) {
  if (!uses || uses.from === 'local' || uses.from === 'docker') {
    report.notApplicable();
    return;
  }
  if (uses.from === 'unknown') {
    report.unknown('An expression names the action');
    return;
  }
  if (uses.isSha || mustStayOnTag(uses)) return;
  report(
    uses,
    uses.ref
      ? `Whoever owns ${uses.name} can put other code behind ${uses.ref}: pin the full commit id, with the version in a comment`
      : `No version of ${uses.raw} is named: pin the full commit id, with the version in a comment`,
  );
}

/** The SLSA generators verify themselves by their tag, and refuse to run from a commit id. */
const mustStayOnTag = ({ name, ref }: ActionRef) =>
  name?.startsWith('slsa-framework/slsa-github-generator/') &&
  /^v\d/.test(ref ?? '');

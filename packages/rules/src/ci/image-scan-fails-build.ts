import { defineRule } from '@plimsoll/engine';
import type { FixEdit, ImageAct, OfferedFix, ScanAct } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';
import { setInputs } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/image-scan-fails-build',
  title: 'Let the scan fail the build',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['security/scanned'],
    controls: [
      'cis-docker@1.8.0:4.4',
      'nist-sp-800-190@2017:4.1.1',
      'owasp-docker-cheat-sheet@0a11bd1d:9',
      'nsa-cisa-kubernetes@1.2:building-secure-container-images',
      's2c2f@1.1:SCA-1',
      'bsi-it-grundschutz@2022:SYS.1.6.A13',
      'pci-dss@4.0.1:6.3.3',
    ],
  },
  why: `
    A scan that finds a critical hole and exits with 0 is a log line that nobody reads: the image ships all the same.
    Most scanners do that unless they are told otherwise.`,
  unless: `a later step reads the report and stops the release.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t web:1 .
      - run: trivy image web:1
`,
      good: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t web:1 .
      - run: trivy image --exit-code 1 --severity CRITICAL web:1
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const scans = actsOf(delivery, 'scan').filter(
        ({ subject }) => subject === 'image',
      );
      if (!scans.length) {
        report.notApplicable();
        return;
      }
      // One that stops the build is enough: the others may be there to upload what they find.
      if (scans.some(({ gates }) => gates)) {
        for (const { acts } of delivery.jobs)
          for (const act of pushesAnyway(acts))
            reportAt(
              report,
              act.file,
              act,
              'The image is pushed even if the scan has failed: leave the always() out of the condition',
            );
        return;
      }
      const idle = scans.find(({ gates }) => gates === false);
      if (!idle) {
        report.unknown('The files do not tell whether a finding stops the job');
        return;
      }
      reportAt(
        report,
        idle.file,
        idle.gatesAt ?? idle,
        `Nothing that this scan finds stops the build${
          idle.gatesWhy ? `: it ${idle.gatesWhy}` : ''
        }; let it fail on critical vulnerabilities`,
        { fix: fixOf(idle) },
      );
    },
  },
});

/** What puts an image into a registry after a scan that stops, in a step that runs all the same. */
function pushesAnyway(acts: readonly ImageAct[]): ImageAct[] {
  const scan = acts.findIndex(act => act.does === 'scan' && act.gates === true);
  return acts.filter(
    (act, index) =>
      scan >= 0 &&
      index > scan &&
      (act.does === 'push' || (act.does === 'build' && act.pushes !== false)) &&
      /\balways\(\)/.test(act.step?.if?.written ?? ''),
  );
}

/** Gives the scanner the flag or input that lets it fail; which severities count is left to a person. */
function fixOf(scan: ScanAct): OfferedFix | undefined {
  const edits = editsFor(scan);
  return edits && { title: 'Let the scan fail the build', safe: false, edits };
}

function editsFor({
  tool,
  step,
  end,
  gatesWhy = '',
}: ScanAct): FixEdit[] | undefined {
  if (step && tool === 'aquasecurity/trivy-action')
    return setInputs(step, { 'exit-code': "'1'" });
  const flag = ['--exit-code 1', '--fail-on critical'].find(text =>
    gatesWhy.startsWith(`has no ${text.split(' ')[0]},`),
  );
  // Scout has a flag without a value.
  return flag === undefined || tool.startsWith('docker ')
    ? undefined
    : [{ at: { start: end, end }, text: ` ${flag}` }];
}

import { defineRule } from '@plimsoll/engine';
import type { DeliveryJob, ImageAct } from '@plimsoll/syntax';
import { reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/scan-before-push',
  title: 'Scan the image before it is pushed',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['security/scanned'],
    controls: [
      'cis-docker@1.8.0:4.4',
      'nist-sp-800-190@2017:4.1.1',
      'nist-sp-800-190@2017:4.2.3',
      'bsi-it-grundschutz@2022:SYS.1.6.A13',
    ],
  },
  why: `
    A scan that comes after the push tells you of a hole in an image that is already there to be deployed, and often is.
    Load the image, scan it, then push it; or push it under the commit's tag and give it the tag that people use only when
    the scan has passed.`,
  unless: `nothing is deployed from the registry before the scan has passed.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'image:build:\n  script:\n    - docker build -t registry.example.com/web:1.2.3 .\n    - docker push registry.example.com/web:1.2.3\n    - trivy image --exit-code 1 registry.example.com/web:1.2.3\n',
      good: 'image:build:\n  script:\n    - docker build -t registry.example.com/web:1.2.3 .\n    - trivy image --exit-code 1 registry.example.com/web:1.2.3\n    - docker push registry.example.com/web:1.2.3\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const moments = delivery.jobs.flatMap(job =>
        job.acts.map((act, index) => ({ job, act, index })),
      );
      const scans = moments.filter(
        ({ act }) => act.does === 'scan' && act.subject === 'image',
      );
      const pushes = moments.filter(
        ({ job, act }) => !job.reviewOnly && reachesUsers(act),
      );
      // That there is no scan at all is for another rule to say.
      if (scans.length === 0 || pushes.length === 0) {
        report.notApplicable();
        return;
      }
      const isScanned = (push: Moment) =>
        scans.some(scan => comesBefore(scan, push));
      // What nobody looks for by its commit may wait for the scan in the registry.
      const late = pushes.filter(
        push => !isScanned(push) && hasReleaseTag(push.act),
      );
      const runs = new Set(scans.map(({ job }) => job.run));
      for (const { job, act } of late) {
        if (!runs.has(job.run))
          report.unknown('The scan is in another workflow than the push');
        else if (scans.every(({ act: scan }) => isForRequests(scan)))
          report.unknown(
            'Only pull requests are scanned, before they are merged',
          );
        else
          reportAt(
            report,
            act.file,
            act,
            'The image is pushed before it has been scanned: scan it first, and push it only if the scan passes',
          );
      }
    },
  },
});

/** The step runs for pull requests only. */
const isForRequests = ({ step }: ImageAct) =>
  /github\.event_name\s*==\s*'pull_request'/.test(step?.if?.written ?? '');

interface Moment {
  readonly job: DeliveryJob;
  readonly act: ImageAct;
  readonly index: number;
}

function comesBefore(a: Moment, b: Moment): boolean {
  return a.job === b.job ? a.index < b.index : b.job.runsAfter(a.job);
}

/** It puts an image under a tag; one pushed by digest alone is found by nobody. */
function reachesUsers(act: ImageAct): boolean {
  if (act.does === 'push') return true;
  return (
    act.does === 'build' &&
    act.pushes !== false &&
    (act.tags.length > 0 || !act.tagsComplete)
  );
}

/** People find it by its tag: a version, or one that moves. */
function hasReleaseTag(act: ImageAct): boolean {
  if (!('tags' in act)) return false;
  return (
    !act.tagsComplete || act.tags.some(({ meaning }) => meaning !== 'commit')
  );
}

import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/user-non-root',
  title: 'Run services as a user that is not root',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:2',
      'owasp-docker-top-10@2023:D01',
      'cis-docker@1.8.0:4.1',
    ],
    trivy: ['KSV-0012'],
    checkov: ['CKV_K8S_23'],
  },
  why: `
    Root in the container is root to the kernel: with a bug in it, or a folder of the host mounted, whoever breaks in is
    root on the host. \`user: root\` also takes back what the Dockerfile did about it. Where \`user\` is not set, the USER of
    the Dockerfile counts, and is judged there; what a pulled image runs as these files cannot tell.`,
  unless: `the entry point prepares files as root and then steps down, as official database images do by themselves.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    user: root\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    user: "10001:10001"\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const user = service.text('user');
        const entry = service.entry('user');
        if (service.isProvider) {
          report.notApplicable();
        } else if (user && entry) {
          // `user: "${UID}:${GID}"` is somebody, and not root.
          if (/^(?:root|0+)(?::|$)/.test(user.shape.trim()))
            report(
              entry,
              'The service runs as root: name a user that is not, or leave user out',
              hardening(service),
            );
        } else if (service.build && model.stageOf(service)) {
          report.notApplicable();
        } else if (!roleOf(service)) {
          report.unknown(
            `What ${shown(service.name)} runs as is said in its image`,
          );
        }
      },
    },
  },
});

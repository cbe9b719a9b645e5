import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/no-shared-mount-propagation',
  title: 'Keep mounts from spreading to the host',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['volume/host-left-alone'],
    controls: ['cis-docker@1.8.0:5.20', 'nist-sp-800-190@2017:4.4.3'],
    kics: ['Volume Mounted In Multiple Containers'],
    urls: [
      'https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation',
    ],
  },
  why: `
    With \`shared\` or \`rshared\`, what the container mounts below the folder appears on the host and in every container
    that shares it, so that it can put its own files in place of theirs. With \`slave\` it still sees whatever the host
    mounts there later. The default, \`rprivate\`, does neither.`,
  unless: `the service is a storage driver that mounts file systems for others.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - type: bind\n        source: ./data\n        target: /data\n        bind:\n          propagation: rshared\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - type: bind\n        source: ./data\n        target: /data\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.mounts.length === 0) {
          report.notApplicable();
          return;
        }
        for (const mount of service.mounts) {
          if (mount.options.some(option => /^r?shared$/.test(option)))
            report(
              mount,
              'What the container mounts here appears on the host: leave the propagation private',
              hardening(service),
            );
          else if (mount.options.some(option => /^r?slave$/.test(option)))
            report(
              mount,
              'What the host mounts here later appears in the container: leave the propagation private',
              hardening(service, { severity: 'low' }),
            );
        }
      },
    },
  },
});

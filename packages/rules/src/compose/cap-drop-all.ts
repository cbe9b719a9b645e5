import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/cap-drop-all',
  title: 'Drop all capabilities first',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/few-capabilities'],
    controls: [
      'cis-docker@1.8.0:5.4',
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-cheat-sheet@0a11bd1d:3',
      'owasp-docker-top-10@2023:D04',
    ],
    kics: ['Container Capabilities Unrestricted'],
    urls: [
      'https://docs.docker.com/engine/security/#linux-kernel-capabilities',
    ],
  },
  why: `
    Docker gives every container fourteen capabilities, among them raw sockets and changing the owner of any file. Most
    services need none. With \`cap_drop: [ALL]\` and the few that are needed in \`cap_add\`, a broken-into service can do
    far less.`,
  unless: `the image starts as root to prepare its files and then steps down, as official database images do; it needs a few back, such as CHOWN, SETUID and SETGID.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    cap_drop: [NET_RAW]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        // Privileged mode is reported for itself; against it nothing helps.
        if (!keepsRunning(service) || service.isOn('privileged')) {
          report.notApplicable();
          return;
        }
        const { capDrop } = service;
        if (capDrop.some(({ shape }) => /^(?:CAP_)?ALL$/i.test(shape.trim())))
          return;
        const [first] = capDrop;
        if (!first)
          reportMissing(
            service,
            report,
            `Service ${shown(
              service.name,
            )} keeps all default capabilities: set cap_drop to ALL and add back what it needs`,
            { fix: offerSetting(service, ['cap_drop:', '  - ALL']) },
          );
        else
          report(
            service.entry('cap_drop') ?? first,
            'Only some capabilities are dropped: drop ALL and add back what the service needs',
            hardening(service, { severity: 'low' }),
          );
      },
    },
  },
});

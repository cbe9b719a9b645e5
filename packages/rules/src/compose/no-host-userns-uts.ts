import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { offerRemoval } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-host-userns-uts',
  title: 'Stay out of the other namespaces of the host',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'cis-docker@1.8.0:5.21',
      'cis-docker@1.8.0:5.25',
      'cis-docker@1.8.0:5.31',
      'nist-sp-800-190@2017:4.4.3',
      'bsi-it-grundschutz@2022:SYS.1.6.A18',
    ],
    kics: ['Shared Host User Namespace', 'Cgroup Not Default'],
  },
  why: `
    \`userns_mode: host\` makes root in the container root on the host again, where the daemon maps it to an ordinary user.
    With \`uts: host\` the service can rename the host, and with \`cgroup: host\` it sees, and may change, the limits of
    everything that runs there.`,
  unless: `the service is an agent that measures the host; it mostly needs \`cgroup: host\` only.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    userns_mode: host\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        for (const [key, { message, options }] of Object.entries(settings)) {
          const entry = service.entry(key);
          const text = service.text(key);
          if (!entry || !text) continue;
          if (key !== 'cgroup_parent' && text.value === undefined)
            report.unknown(`A variable decides what ${key} is`);
          else if (key === 'cgroup_parent' || text.value === 'host')
            report(
              entry,
              message,
              hardening(service, {
                ...options,
                fix: offerRemoval(service, entry),
              }),
            );
        }
      },
    },
  },
});

const settings: Readonly<
  Record<string, { message: string; options?: ReportOptions }>
> = {
  userns_mode: {
    message:
      'Root in the container is root on the host (userns_mode): leave it out',
    options: {
      controls: [
        'cis-docker@1.8.0:5.31',
        'nist-sp-800-190@2017:4.4.3',
        'bsi-it-grundschutz@2022:SYS.1.6.A18',
      ],
    },
  },
  uts: {
    message:
      'The service can rename the host (uts): leave it out, and set hostname if a name is needed',
    options: {
      controls: ['cis-docker@1.8.0:5.21', 'nist-sp-800-190@2017:4.4.3'],
    },
  },
  cgroup: {
    message:
      'The service sees the control groups of the host (cgroup): leave it out',
    options: {
      controls: ['cis-docker@1.8.0:5.25', 'nist-sp-800-190@2017:4.4.3'],
    },
  },
  cgroup_parent: {
    message:
      'The limits of the service are those of another control group (cgroup_parent): leave it out unless you manage that one',
    options: { severity: 'low', controls: ['cis-docker@1.8.0:5.25'] },
  },
};

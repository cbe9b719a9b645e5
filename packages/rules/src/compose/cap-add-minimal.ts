import { defineRule } from '@plimsoll/engine';
import { baselineCapabilities } from '../capability';
import { hardening } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/cap-add-minimal',
  title: 'Add only harmless capabilities',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['security/few-capabilities'],
    controls: ['cis-docker@1.8.0:5.4', 'owasp-docker-cheat-sheet@0a11bd1d:3'],
    kics: ['Container Capabilities Unrestricted'],
  },
  why: `
    Some capabilities are as good as root on the host: with SYS_ADMIN one mounts the host's disk, with SYS_PTRACE one
    reads the secrets of other processes, with NET_ADMIN one redirects their traffic. Whoever breaks into the service has
    them too.`,
  unless: `the service is a VPN, a profiler or an agent that cannot do without; accept the finding with a comment that says so.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    cap_drop: [ALL]\n    cap_add: [SYS_ADMIN]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.capAdd.length === 0) {
          report.notApplicable();
          return;
        }
        for (const item of service.capAdd) {
          const name = item.value?.trim().toUpperCase().replace(/^CAP_/, '');
          if (name === undefined)
            report.unknown('A variable decides which capability is added');
          else if (name === 'ALL')
            report(
              item,
              'All capabilities are added, which is as good as privileged: add those you need by name',
              hardening(service),
            );
          else if (asGoodAsRoot.has(name))
            report(
              item,
              `Capability ${shown(
                name,
              )} is close to root on the host: find a way without it`,
              hardening(service),
            );
          // What engines give by default does no harm to add back.
          else if (!baselineCapabilities.has(name))
            report(
              item,
              `Capability ${shown(
                name,
              )} is more than a service usually needs: say in a comment why it does`,
              hardening(service, { severity: 'low' }),
            );
        }
      },
    },
  },
});

const asGoodAsRoot = new Set([
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'NET_ADMIN',
  'DAC_READ_SEARCH',
  'BPF',
  'PERFMON',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
]);

import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { offerRemoval } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-host-pid',
  title: 'Stay out of the processes of the host',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: ['cis-docker@1.8.0:5.16', 'nist-sp-800-190@2017:4.4.3'],
    kics: ['Host Namespace is Shared'],
  },
  why: `
    A service among the host's processes can see all of them with their arguments and, as root, read their memory and
    environment, passwords included, or stop them. Sharing with another container does the same to that one.`,
  unless: `the service is a monitoring agent or a debugger that has to see the host's processes.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    pid: host\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  options: {
    allow: [] as readonly string[],
  },
  optionNotes: {
    allow:
      'Images that may, without registry and tag: agents that watch the host.',
  },
  check: {
    compose: {
      service(service, report, { options }) {
        const entry = service.entry('pid');
        const pid = service.text('pid')?.value;
        if (!entry || pid === undefined) return;
        const image = service.image?.ref?.repository.value;
        if (image !== undefined && options.allow.includes(image)) return;
        const fix = offerRemoval(service, entry);
        if (pid === 'host')
          report(
            entry,
            'The service sees and can reach the processes of the host: leave pid out',
            hardening(service, { fix }),
          );
        else if (/^(?:service|container):/.test(pid))
          report(
            entry,
            'The service can reach the processes of another container: leave pid out',
            hardening(service, { severity: 'medium', fix }),
          );
      },
    },
  },
});

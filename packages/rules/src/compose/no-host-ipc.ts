import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { offerRemoval } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-host-ipc',
  title: 'Stay out of the shared memory of the host',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: ['cis-docker@1.8.0:5.17', 'nist-sp-800-190@2017:4.4.3'],
    kics: ['Shared Host IPC Namespace'],
  },
  why: `
    With \`ipc: host\` the service reads and writes the shared memory and message queues of every process on the host. It
    is mostly set because the shared memory of a container is small; \`shm_size\` makes it larger and shares nothing.`,
  unless: `the service has to exchange memory with a program on the host itself.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  train:\n    image: acme/train:2.3\n    ipc: host\n',
      good: 'services:\n  train:\n    image: acme/train:2.3\n    shm_size: 8gb\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const entry = service.entry('ipc');
        const ipc = service.text('ipc');
        if (!entry || !ipc) return;
        if (ipc.value === undefined)
          report.unknown('A variable decides whose shared memory is used');
        else if (ipc.value === 'host')
          report(
            entry,
            'The service shares the memory of the host: set shm_size if it needs more of its own',
            hardening(service, { fix: offerRemoval(service, entry) }),
          );
      },
    },
  },
});

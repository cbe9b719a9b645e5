import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { isEngineImage } from '../engine-image';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-privileged',
  title: 'Run without privileged mode',
  category: 'runtime-security',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'cis-docker@1.8.0:5.5',
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-cheat-sheet@0a11bd1d:3',
      'owasp-docker-top-10@2023:D01',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
    ],
    kics: ['Privileged Containers Enabled'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#privileged',
    ],
  },
  why: `
    A privileged container has every capability, all devices of the host and no seccomp or AppArmor profile. Whoever
    breaks into the service owns the host with two commands. A single missing right is better given by name, with
    \`cap_add\` or \`devices\`.`,
  unless: `the service is a builder or an agent that manages the host itself; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: nginx:1.29\n    privileged: true\n',
      good: 'services:\n  web:\n    image: nginx:1.29\n    cap_add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        for (const { path, message } of switches) {
          const isOn = service.isOn(...path);
          const entry = service.entry(...path);
          if (isOn === undefined)
            report.unknown(
              `A variable decides whether ${shown(service.name)} is privileged`,
            );
          else if (isOn && entry)
            report(
              entry,
              message,
              isBuilder(service) ? { severity: 'high' } : {},
            );
        }
        for (const entitlement of service.build?.entitlements ?? [])
          if (entitlement.value === 'security.insecure')
            report(
              entitlement,
              'The build may do anything on the builder: drop security.insecure',
            );
        for (const hook of hooks(service))
          if (hook.value.type === 'scalar' && hook.value.boolean === true)
            report(
              hook,
              'The hook runs privileged: give the container the one right it needs',
            );
      },
    },
  },
});

const switches = [
  {
    path: ['privileged'],
    message:
      'The container is privileged: give it the rights it needs by name, or none',
  },
  {
    path: ['build', 'privileged'],
    message:
      'The build is privileged: find out what it needs, and do that before it',
  },
];

/** A Docker of its own for a pipeline or for tests needs it, and lives in a file of theirs. */
const isBuilder = ({ purpose, image }: ComposeService) =>
  purpose === 'development' &&
  isEngineImage(image?.ref) &&
  /dind/.test(image?.ref?.tag?.value ?? '');

/** The `privileged` of commands that run in the container after its start and before its end. */
function hooks(service: ComposeService) {
  return ['post_start', 'pre_stop'].flatMap(name =>
    service
      .items(name)
      .flatMap(item =>
        item.type === 'map' ? item.entry('privileged') ?? [] : [],
      ),
  );
}

import { defineRule } from '@plimsoll/engine';
import type { ControlId } from '@plimsoll/engine';
import type { ComposeItem, ComposeService } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { removeLines } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-unconfined-profile',
  title: 'Leave the security profiles on',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/profiles-on'],
    controls: [
      'cis-docker@1.8.0:5.2',
      'cis-docker@1.8.0:5.3',
      'cis-docker@1.8.0:5.22',
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-cheat-sheet@0a11bd1d:6',
      'owasp-docker-top-10@2023:D04',
      'bsi-it-grundschutz@2022:SYS.1.6.A21',
    ],
    kics: ['Default Seccomp Profile Disabled'],
    urls: ['https://docs.docker.com/engine/security/seccomp/'],
  },
  why: `
    Docker's own seccomp profile blocks some forty system calls that services never make and attackers like: loading
    kernel modules, mounting, tracing others. AppArmor and SELinux keep the container off the host's files. Switched off,
    a bug in the kernel is within reach of whoever breaks in.`,
  unless: `the service is a debugger, a browser with a sandbox of its own or a builder; then name a profile that allows what it needs.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    security_opt:\n      - seccomp:unconfined\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    security_opt:\n      - seccomp:./profiles/web.json\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const { securityOpt } = service;
        // Privileged mode is reported for itself; it switches them off too.
        if (securityOpt.length === 0 || service.isOn('privileged')) {
          if (service.isOn('privileged'))
            report.unmet(...Object.values(controls).flat());
          report.notApplicable();
          return;
        }
        for (const item of securityOpt) {
          const [, option] =
            /^(seccomp|apparmor|label|systempaths)\s*[:=]\s*(?:unconfined|disable)$/i.exec(
              item.shape.trim(),
            ) ?? [];
          if (option)
            report(
              item,
              `This switches ${
                names[option.toLowerCase()]
              } off: leave it out, or name a profile that allows what is needed`,
              hardening(service, {
                fix: fixOf(service, item),
                controls: [...(controls[option.toLowerCase()] ?? []), ...ofAll],
              }),
            );
        }
      },
    },
  },
});

/** What speaks against one protection says nothing of the others. */
const controls: Readonly<Record<string, readonly ControlId[]>> = {
  seccomp: ['cis-docker@1.8.0:5.22'],
  apparmor: ['cis-docker@1.8.0:5.2'],
  label: ['cis-docker@1.8.0:5.3'],
};
const ofAll: readonly ControlId[] = [
  'nist-sp-800-190@2017:4.4.3',
  'owasp-docker-cheat-sheet@0a11bd1d:6',
  'owasp-docker-top-10@2023:D04',
  'bsi-it-grundschutz@2022:SYS.1.6.A21',
];

const names: Readonly<Record<string, string | undefined>> = {
  seccomp: 'the filter of system calls',
  apparmor: 'the AppArmor profile',
  label: 'the SELinux label',
  systempaths: 'the protection of /proc and /sys',
};

function fixOf(service: ComposeService, item: ComposeItem) {
  const list = service.entry('security_opt')?.value;
  if (list?.type !== 'list' || list.isFlow) return undefined;
  const edits = removeLines(item.source, item, list.items.length);
  return edits && { title: 'Take it out', safe: false, edits };
}

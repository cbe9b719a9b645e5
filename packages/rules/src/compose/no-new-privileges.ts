import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { ComposeItem, ComposeService } from '@plimsoll/syntax';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';
import { addToList, offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-new-privileges',
  title: 'Forbid processes to gain privileges',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/profiles-on'],
    controls: [
      'cis-docker@1.8.0:5.26',
      'cis-docker@1.8.0:4.8',
      'owasp-docker-cheat-sheet@0a11bd1d:4',
      'owasp-docker-top-10@2023:D04',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
    ],
    kics: ['No New Privileges Not Set', 'Security Opt Not Set'],
  },
  why: `
    Images carry programs such as su or mount that run as root whoever starts them. With \`no-new-privileges\` the kernel
    ignores that, and a service that runs as an ordinary user stays one, even when it is broken into.`,
  unless: `the entry point needs sudo, or another program that runs as root, to do its work.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    security_opt:\n      - no-new-privileges:true\n',
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
        const option = service.securityOpt.find(({ shape }) =>
          /^no-new-privileges\b/i.test(shape.trim()),
        );
        if (!option) {
          reportMissing(
            service,
            report,
            `Processes of ${shown(
              service.name,
            )} may gain privileges: add no-new-privileges:true to security_opt`,
            { fix: fixOf(service) },
          );
        } else if (/[:=]\s*false$/i.test(option.shape.trim())) {
          report(
            option,
            'Processes are allowed to gain privileges: write no-new-privileges:true',
            hardening(service, { fix: replacement(option) }),
          );
        }
      },
    },
  },
});

const wanted = 'no-new-privileges:true';

/** Adds it, to the list where there is one. */
function fixOf(service: ComposeService): OfferedFix | undefined {
  const list = service.entry('security_opt');
  if (!list) return offerSetting(service, ['security_opt:', `  - ${wanted}`]);
  if (list.merged || list.value.type !== 'list') return undefined;
  const edits = addToList(list.value, wanted);
  return edits && { title: `Add ${wanted}`, safe: false, edits };
}

const replacement = (option: ComposeItem): OfferedFix => ({
  title: `Write ${wanted}`,
  safe: false,
  edits: [{ at: option, text: wanted }],
});

import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/restart-policy',
  title: 'Say what happens after a crash',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/restart'],
    controls: ['cis-docker@1.8.0:5.15', 'owasp-docker-cheat-sheet@0a11bd1d:7'],
    urls: [
      'https://docs.docker.com/engine/containers/start-containers-automatically/',
    ],
  },
  why: `
    Without a restart policy a container that has crashed stays down, and after a reboot of the host none comes back by
    itself. \`unless-stopped\` suits most services; for a job that is meant to end, write \`restart: "no"\`, and it is left
    alone.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    restart: unless-stopped\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service) || service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        if (isUnbounded(service)) report.unmet('cis-docker@1.8.0:5.15');
        // In `deploy`, the policy of a swarm restarts by default.
        if (
          service.entry('restart') ||
          service.entry('deploy', 'restart_policy') ||
          isForSwarm(service)
        )
          return;
        reportMissing(
          service,
          report,
          `Service ${shown(
            service.name,
          )} stays down after a crash: set restart to unless-stopped, or to "no" if it is meant to end`,
          { fix: offerSetting(service, ['restart: unless-stopped']) },
        );
      },
    },
  },
});

/** Whether it comes back more often than five times, whatever happens. */
function isUnbounded(service: ComposeService): boolean {
  const restart = service.text('restart')?.value?.trim();
  const attempts = /^on-failure(?::(\d{1,9}))?$/.exec(restart ?? '');
  if (attempts) return !attempts[1] || Number(attempts[1]) > 5;
  return restart === 'always' || restart === 'unless-stopped';
}

/** The file says by its name that it is given to a swarm, which restarts what it runs. */
const isForSwarm = ({ compose: { source } }: ComposeService) =>
  /(?:^|[/._-])(?:stack|swarm)(?:[._-]|$)/i.test(source.file);

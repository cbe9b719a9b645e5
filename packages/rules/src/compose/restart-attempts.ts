import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/restart-attempts',
  title: 'Bound how often a failing service is started again',
  category: 'operations',
  severity: 'low',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['compose/restart'],
    controls: ['cis-docker@1.8.0:5.15'],
    kics: ['Restart Policy On Failure Not Set To 5'],
  },
  why: `
    A service that fails at every start is started again and again, and takes time and log space from the others. With
    \`on-failure:5\` it is given up after five attempts, and somebody notices.`,
  unless: `the service has to come back by itself whatever happens, as most have to; therefore the rule is off by default, and says nothing of \`always\` and \`unless-stopped\`.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    restart: on-failure:20\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    restart: on-failure:5\n',
    },
  ],
  options: { most: 5 },
  optionNotes: { most: 'How many attempts are not too many.' },
  check: {
    compose: {
      service(service, report, { options }) {
        const attempts = attemptsOf(service);
        if (!attempts) {
          report.notApplicable();
          return;
        }
        if (attempts.number > options.most)
          report(
            attempts.at,
            `It is started again ${attempts.number} times: give it up after ${options.most}`,
            hardening(service),
          );
      },
    },
  },
});

function attemptsOf(service: ComposeService) {
  const restart = service.text('restart');
  const bound = /^on-failure:(\d{1,9})$/.exec(restart?.value?.trim() ?? '');
  if (restart && bound) return { at: restart, number: Number(bound[1]) };
  const condition = service.text('deploy', 'restart_policy', 'condition');
  const most = service.text('deploy', 'restart_policy', 'max_attempts');
  const digits = /^\d{1,9}$/.exec(most?.value ?? '')?.[0];
  return condition?.value === 'on-failure' && most && digits
    ? { at: most, number: Number(digits) }
    : undefined;
}

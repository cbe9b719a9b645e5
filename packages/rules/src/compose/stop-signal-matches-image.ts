import { defineRule } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/stop-signal-matches-image',
  title: 'Stop the service with the signal that its image names',
  category: 'operations',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['orchestration/stops-in-order'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#stop_signal',
    ],
  },
  why: `
    Whoever wrote the Dockerfile knows on which signal the program ends in good order, and says so with STOPSIGNAL. Another
    one here takes its place: the program may not know it, and is killed when the time to stop is over, with requests
    and data in its hands.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    stop_signal: SIGTERM\n',
      good: 'services:\n  web:\n    build: .\n    stop_signal: SIGQUIT\n',
      with: { Dockerfile: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\n' },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: all }) {
        const said = service.text('stop_signal');
        const image = all.stageOf(service)?.stopsignal.node?.signal;
        if (!said || !image) report.notApplicable();
        else if (said.value === undefined || image.value === undefined)
          report.unknown('A variable decides with which signal it is stopped');
        else if (nameOf(said.value) !== nameOf(image.value))
          report(
            said,
            `The service is stopped with ${shown(
              said.value,
            )}, and its image asks for ${shown(
              image.value,
            )}: leave this out, or correct the Dockerfile`,
          );
      },
    },
  },
});

const numbers: Readonly<Record<string, string>> = {
  1: 'HUP',
  2: 'INT',
  3: 'QUIT',
  9: 'KILL',
  10: 'USR1',
  12: 'USR2',
  15: 'TERM',
  28: 'WINCH',
};

/** One name for `SIGTERM`, `TERM`, `sigterm` and `15`. */
function nameOf(signal: string): string {
  const name = signal.trim().toUpperCase().replace(/^SIG/, '');
  return numbers[name] ?? name;
}

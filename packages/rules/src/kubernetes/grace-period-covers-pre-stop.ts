import { defineRule } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { containerName } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/grace-period-covers-pre-stop',
  title: 'Leave time to stop after preStop',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/stops-in-order'],
    urls: [
      'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    ],
  },
  why: `
    The grace period begins before \`preStop\` runs, and is 30 seconds unless the pod says otherwise. Where \`preStop\`
    waits as long as that, the container is killed the moment it is done: the program gets its signal and no time to
    finish what it is doing.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      lifecycle:\n        preStop:\n          exec:\n            command: [sleep, "30"]\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  terminationGracePeriodSeconds: 60\n  containers:\n    - name: web\n      image: acme/web:2.3\n      lifecycle:\n        preStop:\n          exec:\n            command: [sleep, "30"]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod } = container;
        const hook = container.entry('lifecycle', 'preStop');
        const seconds = secondsOf(container);
        if (!hook || seconds === undefined) {
          report.notApplicable();
          return;
        }
        const grace = pod.text('terminationGracePeriodSeconds');
        if (grace && grace.value === undefined) {
          report.unknown('A placeholder decides how long the pod may stop');
          return;
        }
        const given = Number(grace?.value ?? USUAL);
        if (seconds < given) return;
        report(
          hook.key,
          `${containerName(
            container,
          )} waits ${seconds} seconds before it stops, and is killed after ${given}: raise terminationGracePeriodSeconds above that`,
        );
      },
    },
  },
});

/** The grace period in seconds where the pod does not say it. */
const USUAL = 30;

/** How long `preStop` sleeps; undefined if it does something else. */
function secondsOf(container: Container): number | undefined {
  const sleep = container.text('lifecycle', 'preStop', 'sleep', 'seconds');
  if (sleep) return numberOf(sleep.value);
  const words = container
    .items('lifecycle', 'preStop', 'exec', 'command')
    .map(item => (item.type === 'scalar' ? item.value : ''));
  const [program = ''] = words;
  const script = /(?:^|\/)(?:ba|da|a)?sh$/.test(program)
    ? words[words.length - 1]
    : words.join(' ');
  const pauses = script
    .split(/[;&|\n]+/)
    .filter(command => /^\s*(?:\/\S*\/)?sleep\b/.test(command))
    .map(command => numberOf(command.trim().split(/\s+/)[1]));
  return pauses.length > 0 && !pauses.includes(undefined)
    ? pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0)
    : undefined;
}

const numberOf = (text: string | undefined) =>
  text !== undefined && /^\d{1,5}s?$/.test(text)
    ? parseInt(text, 10)
    : undefined;

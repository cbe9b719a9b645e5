import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import { settingsBy, settingsIn, VariableSetting } from '../variable-settings';

export default defineRule({
  id: 'dockerfile/no-content-trust',
  title: 'Sign images with cosign or Notation, not with Content Trust',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['registry/signed'],
    urls: ['https://www.docker.com/blog/retiring-docker-content-trust/'],
  },
  why: `
    Docker Content Trust is being retired: official images are no longer signed with it, so a client that insists on it
    cannot pull them. Pin images by digest, and sign your own with cosign or Notation.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM docker:29-cli\nENV DOCKER_CONTENT_TRUST=1\nUSER 10001\n',
      good: 'FROM docker:29-cli\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      env: (env, report) => judge(settingsIn(env), report),
      arg: (arg, report) => judge(settingsIn(arg), report),
      command({ command }, report) {
        judge(settingsBy(command), report);
      },
    },
    'github-actions': {
      workflow: ({ env }, report) => judge(env.map(ofPipeline), report),
      job: ({ env }, report) => judge(env.map(ofPipeline), report),
      step({ env, run }, report) {
        const commands = run?.commands ?? [];
        judge(
          [...env.map(ofPipeline), ...commands.flatMap(settingsBy)],
          report,
        );
      },
    },
    'gitlab-ci': {
      pipeline: ({ variables }, report) =>
        judge(variables.map(ofPipeline), report),
      job(job, report) {
        const variable = job.variable('DOCKER_CONTENT_TRUST');
        judge(variable ? [ofPipeline(variable)] : [], report);
      },
    },
  },
});

const ofPipeline = (
  variable: VariableSetting['at'] & {
    name: string;
    value: { value: string | undefined };
  },
): VariableSetting => ({
  name: variable.name,
  value: variable.value.value,
  at: variable,
});

function judge(settings: readonly VariableSetting[], report: Report) {
  const ours = settings.filter(({ name }) => name === 'DOCKER_CONTENT_TRUST');
  if (!ours.length) report.notApplicable();
  for (const { value, at } of ours) {
    if (value === undefined) {
      report.unknown(
        'A variable without a known value sets DOCKER_CONTENT_TRUST',
      );
    } else if (/^["']?(?:1|true)["']?$/i.test(value)) {
      report(
        at,
        'Docker Content Trust is being retired: pin images by digest, and sign your own with cosign or Notation',
      );
    }
  }
}

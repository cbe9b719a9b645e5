import { defineRule } from '@plimsoll/engine';
import type { Command, LocatedInFile, Report, Step } from '@plimsoll/engine';
import {
  insecureWord,
  isInsecureEngineWord,
  namesInsecureRegistry,
} from '../insecure-registry';

export default defineRule({
  id: 'ci/no-insecure-registry',
  title: 'Talk to registries over TLS',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['registry/trusted-sources'],
    controls: ['nist-sp-800-190@2017:4.2.1'],
    urls: [
      'https://docs.docker.com/reference/cli/dockerd/#insecure-registries',
    ],
  },
  why: `
    Without TLS, or with certificates that nobody checks, whoever is on the way between runner and registry can hand your
    build another base image, push another result, and read the password. A registry with a certificate of your own
    authority needs no exception: give the runner that certificate.`,
  unless: `the registry is one that the job starts for itself; the one on \`localhost\` is not reported.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  services:\n    - name: docker:29-dind\n      command: ["--insecure-registry=registry.example.com"]\n  script:\n    - docker build --push -t registry.example.com/web:1.2.3 .\n',
      good: 'build:\n  services:\n    - name: docker:29-dind\n  script:\n    - docker build --push -t registry.example.com/web:1.2.3 .\n',
    },
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: skopeo copy --dest-tls-verify=false oci:web docker://registry.example.com/web:1.2.3\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: skopeo copy oci:web docker://registry.example.com/web:1.2.3\n',
    },
  ],
  check: {
    'github-actions': {
      step(step, report, { service }) {
        const touches = service.delivery.jobs.some(({ acts }) =>
          acts.some(act => act.step === step),
        );
        const judged = [
          ...inputsOf(step),
          ...(step.run?.commands ?? []).flatMap(insecureIn),
        ];
        tell(judged, report);
        if (!touches && judged.length === 0) report.notApplicable();
      },
    },
    'gitlab-ci': {
      job(job, report, { service }) {
        const judged = [
          ...job.services.flatMap(({ words }) =>
            words.filter(({ shape }) => isInsecureEngineWord(shape)),
          ),
          ...job.script.flatMap(({ commands }) => commands).flatMap(insecureIn),
        ];
        tell(judged, report);
        if (!service.delivery.of(job) && judged.length === 0)
          report.notApplicable();
      },
    },
  },
});

function tell(places: readonly LocatedInFile[], report: Report) {
  for (const { source, start, end } of places)
    report(
      { source, start, end },
      'The registry is spoken to without TLS, or with a certificate that nobody checks: give the runner the certificate of its authority instead',
    );
}

/** Inputs of actions that set up an engine or a builder, or that push. */
const settings: ReadonlyMap<string, readonly string[]> = new Map([
  ['docker/setup-buildx-action', ['buildkitd-config-inline', 'config-inline']],
  ['docker/setup-docker-action', ['daemon-config']],
]);

function inputsOf(step: Step): LocatedInFile[] {
  const name = step.uses?.name ?? '';
  const inline = (settings.get(name) ?? []).flatMap(
    one => step.input(one) ?? [],
  );
  const verify =
    name === 'redhat-actions/push-to-registry'
      ? step.input('tls-verify')
      : undefined;
  return [
    ...inline.filter(({ value }) => namesInsecureRegistry(value.written)),
    ...(verify?.value.value?.trim() === 'false' ? [verify] : []),
  ];
}

/** A flag, or settings that a command writes into a file. */
function insecureIn(command: Command): LocatedInFile[] {
  const { source, args, stdin } = command;
  const flag = insecureWord(command);
  if (flag) return [{ source, start: flag.start, end: flag.end }];
  const written = args.find(({ raw }) => namesInsecureRegistry(raw));
  if (written) return [{ source, start: written.start, end: written.end }];
  if (!stdin) return [];
  const text = source.slice(stdin);
  if (!namesInsecureRegistry(text)) return [];
  const { start } = stdin;
  return [{ source, start, end: start + text.trimEnd().length }];
}

import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Service, Stage } from '@plimsoll/syntax';
import { endOfBuild, keyword, linesBehind } from '../mending/lines';

export default defineRule({
  id: 'dockerfile/oci-labels',
  title: 'Say in labels where the image comes from',
  category: 'operations',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['image/labels'],
    urls: [
      'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
      'https://docs.docker.com/build/metadata/annotations/',
    ],
  },
  why: `
    An image in a registry or on a host is a name and a digest. \`org.opencontainers.image.source\` leads to its repository
    and \`org.opencontainers.image.revision\` to the commit: registries show them, scanners and bots find the change log by
    them, and whoever has an incident at hand sees which code is running.`,
  unless: `your build command sets them; where a pipeline or a Compose file of the service does, it is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nCOPY app /app\n',
      good: 'FROM alpine:3.24\nARG GIT_COMMIT\nLABEL org.opencontainers.image.source="https://git.example.com/harbour/app" \\\n  org.opencontainers.image.revision="$GIT_COMMIT"\nCOPY app /app\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report, { file, service }) {
        if (!stage.isTarget) {
          report.notApplicable();
          return;
        }
        const missing = labels.filter(name => !stage.label(prefix + name));
        if (!missing.length || areSetOutside(service, file)) return;
        const { from } = stage;
        report(
          from.name ?? from.keyword,
          `The image does not say where it comes from: add ${
            missing.length > 1 ? 'labels' : 'label'
          } ${missing.map(name => prefix + name).join(' and ')}`,
          { fix: fixOf(stage, missing, file) },
        );
      },
    },
  },
});

const prefix = 'org.opencontainers.image.';
const labels = ['source', 'revision'];

/** Takes them from arguments of the build, at the end, where a new commit throws away no layer. */
function fixOf(
  stage: Stage,
  missing: readonly string[],
  file: Dockerfile,
): OfferedFix | undefined {
  const lines = missing.flatMap(name => {
    const argument = `IMAGE_${name.toUpperCase()}`;
    return [
      `${keyword(stage, 'ARG')} ${argument}`,
      `${keyword(stage, 'LABEL')} ${prefix}${name}="$${argument}"`,
    ];
  });
  const edit = linesBehind(file, endOfBuild(stage), lines);
  return (
    edit && {
      title: 'Take the labels from build arguments',
      // The build has to give them.
      safe: false,
      edits: [edit],
    }
  );
}

/** Whether those who build the image give it labels; which ones, is mostly decided by an action. */
function areSetOutside(service: Service, file: Dockerfile): boolean {
  const { composes, workflows, pipelines } = service;
  const byCompose = composes
    .flatMap(compose => compose.services)
    .some(
      one =>
        service.dockerfileOf(one) === file &&
        one.entry('build', 'labels') !== undefined,
    );
  if (byCompose) return true;
  const steps = workflows.flatMap(({ allSteps }) => allSteps);
  return (
    steps.some(step => Boolean(step.input('labels')?.value.written.trim())) ||
    [...workflows, ...pipelines].some(({ source }) =>
      /--(?:label|annotation)[ =]["']?org\.opencontainers\.image\./.test(
        source.text,
      ),
    )
  );
}

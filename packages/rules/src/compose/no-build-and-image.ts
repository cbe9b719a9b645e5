import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'compose/no-build-and-image',
  title: 'Say whether to build or to pull',
  category: 'composition',
  severity: 'low',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['compose/current-format'],
    dclint: ['no-build-and-image'],
    urls: [
      'https://docs.docker.com/reference/compose-file/build/#using-build-and-image',
    ],
  },
  why: `
    With both \`build\` and \`image\`, Compose pulls the image if it finds one and builds it otherwise, so that an old image
    in the registry may run in place of your change. \`pull_policy: build\` says what you mean.`,
  unless: `you build with Compose and push the result under that name, which is what the pair is for; therefore the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    build: .\n    image: acme/web:2.3\n    pull_policy: build\n',
    },
  ],
  options: {
    allowPullPolicy: true,
  },
  optionNotes: {
    allowPullPolicy:
      'Whether `pull_policy` says enough; otherwise one of `build` and `image` has to go.',
  },
  check: {
    compose: {
      service(service, report, { options }) {
        const { image, build } = service;
        if (!image || !build) {
          report.notApplicable();
          return;
        }
        if (!options.allowPullPolicy)
          report(
            image,
            'The service is both built and pulled: leave one of them out',
          );
        else if (!service.entry('pull_policy'))
          report(
            image,
            'The service is both built and pulled: set pull_policy, or leave one of them out',
          );
      },
    },
  },
});

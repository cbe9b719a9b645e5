import { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Propose a golden path beside what is there',
    example: `steps:
  - id: adopt
    name: Compare it with what is there
    action: container:golden-path:adopt
    input:
      path: repository
      rendered: rendered
      proposal: proposal
`,
  },
  {
    description:
      'Propose the files of the golden path in the place of those of a service of a monorepo',
    example: `steps:
  - id: adopt
    name: Compare it with what is there
    action: container:golden-path:adopt
    input:
      path: repository
      service: services/web
      rendered: rendered
      proposal: proposal
      existing: replace
`,
  },
];

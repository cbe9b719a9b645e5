import { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Score what the steps before have made',
    example: `steps:
  - id: score
    name: Score the container set-up
    action: container:scorecard:check
`,
  },
  {
    description: 'Publish nothing that is below the line',
    example: `steps:
  - id: score
    name: Hold it against the line
    action: container:scorecard:check
    input:
      path: repository
      minimumScore: 80
`,
  },
  {
    description: 'Score one of several services of a repository',
    example: `steps:
  - id: score
    name: Score the web service
    action: container:scorecard:check
    input:
      path: repository
      service: services/web
`,
  },
];

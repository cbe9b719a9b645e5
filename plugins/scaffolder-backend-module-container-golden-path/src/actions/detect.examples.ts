import { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Find out what a fetched repository is made of',
    example: `steps:
  - id: fetch
    action: fetch:plain
    input:
      url: https://gitea.example.com/harbour/booking-api
      targetPath: repository
  - id: detect
    action: container:golden-path:detect
    input:
      path: repository
`,
  },
  {
    description: 'Find out what one service of a monorepo is made of',
    example: `steps:
  - id: detect
    action: container:golden-path:detect
    input:
      path: repository
      service: services/web
`,
  },
];

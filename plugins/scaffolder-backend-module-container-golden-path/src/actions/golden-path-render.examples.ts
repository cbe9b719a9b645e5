import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const answers = {
  name: 'order-api',
  description: 'Takes orders.',
  owner: 'group:default/checkout',
  repoUrl: 'github.com?owner=harbour&repo=order-api',
};

export const examples: TemplateExample[] = [
  {
    description: 'Render the golden path for Go, with the defaults',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'container:golden-path:render',
          name: 'Render the golden path',
          input: { goldenPath: 'go', answers },
        },
      ],
    }),
  },
  {
    description: 'Render a service with a database into a folder',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'container:golden-path:render',
          name: 'Render the golden path',
          input: {
            goldenPath: 'go',
            answers: { ...answers, database: 'postgres', port: 9000 },
            path: 'services/order-api',
          },
        },
      ],
    }),
  },
  {
    description: 'Render golden paths of your own',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'container:golden-path:render',
          name: 'Render the golden path',
          input: {
            goldenPath: 'go',
            answers,
            templates:
              'https://github.com/harbour/golden-paths/tree/main/templates',
          },
        },
      ],
    }),
  },
];

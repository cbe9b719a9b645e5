import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Score what the steps before have made',
    example: stringify({
      steps: [
        {
          id: 'score',
          action: 'container:scorecard:check',
          name: 'Score the container set-up',
        },
      ],
    }),
  },
  {
    description: 'Publish nothing that is below the line',
    example: stringify({
      steps: [
        {
          id: 'score',
          action: 'container:scorecard:check',
          name: 'Hold it against the line',
          input: { path: 'repository', minimumScore: 80 },
        },
      ],
    }),
  },
  {
    description: 'Score one of several services of a repository',
    example: stringify({
      steps: [
        {
          id: 'score',
          action: 'container:scorecard:check',
          name: 'Score the web service',
          input: { path: 'repository', service: 'services/web' },
        },
      ],
    }),
  },
];

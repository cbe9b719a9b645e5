import { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Fetch the repository of a component of the catalog',
    example: `steps:
  - id: entity
    action: catalog:fetch
    input:
      entityRef: component:default/booking-api
  - id: fetch
    action: container:repository:fetch
    input:
      entity:
        metadata:
          name: booking-api
          annotations:
            backstage.io/source-location: url:https://gitea.example.com/harbour/booking-api/src/branch/main/
        spec:
          owner: group:default/booking
      targetPath: repository
`,
  },
];

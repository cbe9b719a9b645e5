import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page of one service, under its entity page. @public */
export const rootRouteRef = createRouteRef({ id: 'container-scorecard' });

/** The pages of the organisation. @public */
export const organisationRouteRef = createRouteRef({
  id: 'container-scorecard:organisation',
});

/** Where a service without container files can begin: the list of templates. @public */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'container-scorecard:create-from-template',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

/** The form that adopts a golden path for a service that is there already. @public */
export const adoptGoldenPathRouteRef = createExternalRouteRef({
  id: 'container-scorecard:adopt-golden-path',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

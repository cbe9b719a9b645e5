import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page of one service, under its entity page. @public */
export const rootRouteRef = createRouteRef({ id: 'container-scorecard' });

/** Where a service without container files can begin: the list of templates. @public */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'container-scorecard:create-from-template',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

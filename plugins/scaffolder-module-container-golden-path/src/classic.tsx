import { lazy, Suspense } from 'react';
import { Progress } from '@backstage/core-components';
import { createPlugin } from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';

const Preview = lazy(() =>
  import('./GoldenPathPreview').then(module => ({
    default: module.GoldenPathPreview,
  })),
);

/**
 * `ui:field: GoldenPathPreview` for the classic frontend system, inside `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const GoldenPathPreviewFieldExtension = createPlugin({
  id: 'container-golden-path',
}).provide(
  createScaffolderFieldExtension({
    name: 'GoldenPathPreview',
    component: (
      props: FieldExtensionComponentProps<string, { templateRef: string }>,
    ) => (
      <Suspense fallback={<Progress />}>
        <Preview {...props} />
      </Suspense>
    ),
  }),
);

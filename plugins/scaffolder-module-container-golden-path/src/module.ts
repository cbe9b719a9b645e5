import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/**
 * Adds `ui:field: GoldenPathPreview` to the scaffolder's forms.
 *
 * @public
 */
export const goldenPathFormModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    FormFieldBlueprint.make({
      name: 'golden-path-preview',
      params: {
        field: () =>
          import('./GoldenPathPreview').then(module => module.previewField),
      },
    }),
  ],
});

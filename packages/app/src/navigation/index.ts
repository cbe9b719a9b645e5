import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { Navigation } from './Navigation';

/** Replaces the app's sidebar by ours. */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [Navigation],
});

import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation';

/**
 * The portal of the demo. Its plugins are those of package.json: the new frontend system finds them
 * there (`app.packages: all`), the container scorecard among them.
 */
export default createApp({ features: [navigationModule] });

import { createBackend } from '@backstage/backend-defaults';

/** The backend of the demo: what a portal with container scorecards needs, and nothing more. */
const backend = createBackend();

// Serves the built app in production; in development the app has a server of its own.
backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-gitea'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(
  import(
    '@plimsoll/backstage-plugin-scaffolder-backend-module-container-golden-path'
  ),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import(
    '@plimsoll/backstage-plugin-search-backend-module-container-scorecard'
  ),
);

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@plimsoll/backstage-plugin-container-scorecard-backend'));

// Otherwise a backend of which a part did not start would stay and never be ready.
backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// A backend with this plugin alone, and a catalog of two services in public repositories.
//
//   yarn workspace @plimsoll/backstage-plugin-container-scorecard-backend start
//
// All services:
//   curl -H 'Authorization: Bearer mock-user-token' 'http://localhost:7007/api/container-scorecard/scorecards?order=-score'
//
// One service:
//   curl -H 'Authorization: Bearer mock-user-token' http://localhost:7007/api/container-scorecard/scorecards/by-entity/component/default/backstage
//
// Scan it now:
//   curl -X POST -H 'Authorization: Bearer mock-user-token' http://localhost:7007/api/container-scorecard/scorecards/by-entity/component/default/backstage/refresh
//
// The rules:
//   curl -H 'Authorization: Bearer mock-user-token' http://localhost:7007/api/container-scorecard/rules
//
// A push, as Gitea tells of it:
//   BODY='{"repository":{"html_url":"https://github.com/backstage/backstage"}}'
//   SIGNATURE=$(printf '%s' "$BODY" | openssl dgst -sha256 -hmac not-a-real-secret -hex | sed 's/.* //')
//   curl -X POST -H 'X-Gitea-Event: push' -H "X-Gitea-Signature: $SIGNATURE" -d "$BODY" http://localhost:7007/api/container-scorecard/hooks/gitea
const backend = createBackend();

const component = (name: string, source: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: { 'backstage.io/source-location': `url:${source}` },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
});

backend.add(
  mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { port: 7007 },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      integrations: { github: [{ host: 'github.com' }] },
      containerScorecard: {
        webhook: { gitea: { secret: 'not-a-real-secret' } },
      },
    },
  }),
);
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({
    entities: [
      component(
        'backstage',
        'https://github.com/backstage/backstage/tree/master/',
      ),
      component(
        'gone',
        'https://github.com/backstage/no-such-repository/tree/main/',
      ),
    ],
  }),
);
backend.add(import('../src'));

backend.start();

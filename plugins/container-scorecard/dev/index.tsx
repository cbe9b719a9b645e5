// A portal without a backend: one component per state of a scorecard, and an organisation of 240 services.
// Start it with `yarn workspace @plimsoll/backstage-plugin-container-scorecard start`.
import { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import containerScorecardPlugin from '../src/alpha';
import { containerScorecardApiRef } from '../src/api';
import { errorWithStatus, fakeApi } from '../src/__fixtures__/fakeApi';
import { sampleHistory } from '../src/__fixtures__/history';
import { manyChecks } from '../src/__fixtures__/manyChecks';
import { organisation } from '../src/__fixtures__/organisation';
import { emptyOverview, sampleOverview } from '../src/__fixtures__/overview';
import { sampleRules } from '../src/__fixtures__/rules';
import {
  sampleScorecard,
  scorecardsByState,
} from '../src/__fixtures__/scorecards';
import { fakeWaivers, sampleWaivers } from '../src/__fixtures__/waivers';

const now = Date.now();
const many = manyChecks(now);
const { api, answers } = fakeApi({ rules: [...sampleRules, ...many.rules] });

for (const [name, scorecard] of Object.entries(scorecardsByState(now))) {
  answers.scorecards.set(`component:default/${name}`, scorecard);
}
answers.scorecards.set('component:default/many-checks', many.scorecard);
answers.scorecards.set('component:default/loading', 'never');
answers.scorecards.set(
  'component:default/no-scorecard',
  errorWithStatus(404, 'There is no such scorecard'),
);
answers.scorecards.set(
  'component:default/not-allowed',
  errorWithStatus(403, 'Not allowed'),
);
answers.scorecards.set(
  'component:default/backend-error',
  errorWithStatus(503, 'The database does not answer'),
);

const reports: Entity[] = [
  ['Group', 'payments'],
  ['Group', 'nobody'],
  ['Group', 'backend-error'],
  ['System', 'shop'],
  ['Domain', 'commerce'],
].map(([kind, name]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', owner: 'group:default/payments', children: [] },
}));
const adopt: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'golden-path-adopt', namespace: 'default' },
};

// The entity pages show states, the pages of the organisation a company that hangs together.
const company = organisation(now);
const waivers = fakeWaivers(
  [...answers.scorecards.keys()]
    .filter(ref => !ref.endsWith('/alarming'))
    .flatMap(ref => sampleWaivers(now, ref)),
  now,
);
const waiversOf = (id: string) => (id.startsWith('org-') ? company : waivers);

answers.more = {
  ...company,
  ...waivers,
  listWaivers: request =>
    (request?.entityRef ? waivers : company).listWaivers!(request),
  approveWaiver: (id, reason) => waiversOf(id).approveWaiver!(id, reason),
  refuseWaiver: (id, reason) => waiversOf(id).refuseWaiver!(id, reason),
  withdrawWaiver: (id, reason) => waiversOf(id).withdrawWaiver!(id, reason),
  async getHistory(entityRef, { days = 90 } = {}) {
    if (`${entityRef}`.endsWith('/first-week')) {
      return { items: sampleHistory(now).slice(-1) };
    }
    const items = sampleHistory(now);
    const start = new Date(now - days * 864e5).toISOString();
    const first = items.findIndex(({ at }) => at >= start);
    return { items: items.slice(Math.max(0, first - 1)) };
  },
  async getOverview(request = {}) {
    const { scope } = request;
    if (scope?.endsWith('/nobody')) return emptyOverview(now);
    if (scope?.endsWith('/backend-error')) {
      throw errorWithStatus(503, 'The database does not answer');
    }
    return scope?.startsWith('system:default/shop')
      ? sampleOverview(now)
      : company.getOverview!(request);
  },
};

// A re-scan of this harness takes five seconds and finds things a little better.
answers.onRefresh = entityRef => {
  const before = answers.scorecards.get(entityRef);
  if (typeof before !== 'object' || before instanceof Error) return;
  answers.scorecards.set(entityRef, { ...before, scanning: true });
  setTimeout(() => {
    const scannedAt = new Date().toISOString();
    const score = Math.min(100, (before.score ?? 60) + 3);
    answers.scorecards.set(
      entityRef,
      sampleScorecard(Date.now(), {
        ...before,
        status: 'complete',
        score,
        scannedAt,
        scanning: false,
        history: [...before.history, { at: scannedAt, score }],
      }),
    );
  }, 5000);
};

const entities: Entity[] = [...answers.scorecards.keys()].map(entityRef => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: entityRef.split('/')[1],
    namespace: 'default',
    description: `Shows what the scorecard looks like in this state.`,
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/payments',
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
}));
const catalogApi = catalogApiMock({
  entities: [...entities, ...reports, adopt],
});

createDevApp({
  features: [
    containerScorecardPlugin,
    catalogPlugin,
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApi,
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        ApiBlueprint.make({
          name: 'permission',
          params: defineParams =>
            defineParams({
              api: permissionApiRef,
              deps: {},
              factory: () => ({
                authorize: async () => ({ result: AuthorizeResult.ALLOW }),
              }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'container-scorecard',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: containerScorecardApiRef,
              deps: {},
              factory: () => api,
            }),
        }),
      ],
    }),
  ],
});

import { Entity } from '@backstage/catalog-model';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  ContainerScorecardApi,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { JsonObject } from '@backstage/types';
import { ReactElement } from 'react';
import { containerScorecardApiRef } from '../api';
import { FakeAnswers, fakeApi } from '../__fixtures__/fakeApi';
import {
  adoptGoldenPathRouteRef,
  organisationRouteRef,
  rootRouteRef,
} from '../routes';

/** The entity whose scorecard the tests look at. */
export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
};

/** Its ref. */
export const ENTITY_REF = 'component:default/checkout';

/** What a test may do with what it rendered. */
export interface RenderedForEntity {
  container: HTMLElement;
  unmount: () => void;
  /** What the backend answers; may be changed at any time. */
  answers: FakeAnswers;
  getScorecard: jest.SpiedFunction<ContainerScorecardApi['getScorecard']>;
  refreshScorecard: jest.SpiedFunction<
    ContainerScorecardApi['refreshScorecard']
  >;
  /** Sends a signal as the backend does after a scan. */
  signal: (message: JsonObject) => void;
  subscribers: ReadonlySet<unknown>;
}

/** Renders a component for that entity in an app of the classic system, with a backend in memory. */
export async function renderForEntity(
  element: ReactElement,
  options: {
    answer?: Scorecard | Error | 'never';
    answers?: Partial<FakeAnswers>;
    mayRefresh?: boolean;
    path?: string;
    hasPage?: boolean;
    /** What is in the catalog. */
    catalog?: Entity[];
    /** The entity at hand, where it is not the usual one. */
    of?: Entity;
    /** Words in the place of the English ones, by key. */
    words?: (key: string) => string;
  } = {},
): Promise<RenderedForEntity> {
  const { api, answers } = fakeApi(options.answers);
  if (options.answer) answers.scorecards.set(ENTITY_REF, options.answer);
  const getScorecard = jest.spyOn(api, 'getScorecard');
  const refreshScorecard = jest.spyOn(api, 'refreshScorecard');
  const subscribers = new Set<(message: JsonObject) => void>();
  const signals: SignalApi = {
    subscribe: <T extends JsonObject>(
      _: string,
      tell: (message: T) => void,
    ) => {
      const subscriber = (message: JsonObject) => tell(message as T);
      subscribers.add(subscriber);
      return { unsubscribe: () => subscribers.delete(subscriber) };
    },
  };
  const permission = mockApis.permission({
    authorize:
      options.mayRefresh ?? true ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  const view = await renderInTestApp(
    <TestApiProvider
      apis={[
        [containerScorecardApiRef, api],
        [permissionApiRef, permission],
        [signalApiRef, signals],
        [discoveryApiRef, mockApis.discovery()],
        [catalogApiRef, catalogApiMock({ entities: options.catalog ?? [] })],
        [
          translationApiRef,
          options.words
            ? translationsBy(options.words)
            : mockApis.translation(),
        ],
      ]}
    >
      <EntityProvider entity={options.of ?? entity}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.path ?? '/'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': adoptGoldenPathRouteRef,
        ...(options.hasPage !== false && {
          '/the-entity/containers': rootRouteRef,
          '/container-scorecard': organisationRouteRef,
        }),
      },
    },
  );
  return {
    container: view.container,
    unmount: view.unmount,
    answers,
    getScorecard,
    refreshScorecard,
    signal: message => subscribers.forEach(tell => tell(message)),
    subscribers,
  };
}

/** As an app has them that replaces every word. */
function translationsBy(words: (key: string) => string): TranslationApi {
  const snapshot = { ready: true, t: words };
  const api = {
    getTranslation: () => snapshot,
    translation$: () => ({
      subscribe: () => ({ unsubscribe() {}, closed: false }),
    }),
  };
  return api as unknown as TranslationApi;
}

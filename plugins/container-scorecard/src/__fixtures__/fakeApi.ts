import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ContainerScorecardApi,
  RuleInfo,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleRules } from './rules';

/** An error as the client rejects with. */
export function errorWithStatus(statusCode: number, message: string): Error {
  return Object.assign(new Error(`Request failed with ${statusCode}`), {
    name: 'ResponseError',
    statusCode,
    cause: new Error(message),
    body: {
      error: { name: 'Error', message },
      request: { method: 'GET', url: '/scorecards' },
      response: { statusCode },
    },
  });
}

/** What a {@link fakeApi} answers; replace the parts while it runs. */
export interface FakeAnswers {
  /** By entity ref: a scorecard, an error to reject with, or `never` for no answer. */
  scorecards: Map<string, Scorecard | Error | 'never'>;
  rules: RuleInfo[] | Error;
  onRefresh: (entityRef: string) => void;
  /** Calls besides those above; what is not here either is answered with 404. */
  more: Partial<ContainerScorecardApi>;
}

/** A backend in memory, with the same types as the real client. */
export function fakeApi(answers: Partial<FakeAnswers> = {}): {
  api: ContainerScorecardApi;
  answers: FakeAnswers;
} {
  const current: FakeAnswers = {
    scorecards: new Map(),
    rules: sampleRules,
    onRefresh: () => {},
    more: {},
    ...answers,
  };
  const faked: Partial<ContainerScorecardApi> = {
    async listScorecards() {
      const items = [...current.scorecards.values()].filter(
        (s): s is Scorecard => typeof s === 'object' && 'entityRef' in s,
      );
      return { items, totalItems: items.length, pageInfo: {} };
    },
    async getScorecard(entityRef) {
      const ref =
        typeof entityRef === 'string'
          ? entityRef
          : stringifyEntityRef(entityRef);
      const answer =
        current.scorecards.get(ref) ??
        errorWithStatus(404, `There is no scorecard of ${ref}`);
      if (answer === 'never') return new Promise(() => {});
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async refreshScorecard(entityRef) {
      current.onRefresh(
        typeof entityRef === 'string'
          ? entityRef
          : stringifyEntityRef(entityRef),
      );
      return { status: 'queued' };
    },
    async listRules() {
      if (current.rules instanceof Error) throw current.rules;
      return current.rules;
    },
    async listFrameworks() {
      return {
        items: [
          {
            id: 'cis-docker@1.8.0',
            name: 'CIS Docker Benchmark',
            version: '1.8.0',
            note: 'Evidence for controls',
            controls: [],
          },
        ],
      };
    },
  };
  const api = new Proxy(faked, {
    get: (known, name: keyof ContainerScorecardApi) =>
      current.more[name] ??
      known[name] ??
      (async () => {
        throw errorWithStatus(404, `${name} is not faked`);
      }),
  }) as ContainerScorecardApi;
  return { api, answers: current };
}

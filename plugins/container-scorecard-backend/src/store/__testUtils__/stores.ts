import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ScanResult } from '@plimsoll/findings';
import { Assessment } from '../../assessor';
import { DatabaseStore } from '../DatabaseStore';
import { Claim, ListQuery, ScanRecord, Service, Store } from '../Store';

export const ROOT = 'https://git.example/acme/web/src/branch/main/';
export const start = new Date('2026-11-23T12:00:00.000Z');
export const after = (seconds: number) =>
  new Date(start.getTime() + seconds * 1000);

export function service(name: string, more: Partial<Service> = {}): Service {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    source: {
      url: `https://git.example/acme/${name}/src/branch/main/`,
      root: `https://git.example/acme/${name}/src/branch/main/`,
      folder: '',
    },
    ...more,
  };
}

export function result(
  score: number | undefined,
  more: Partial<ScanResult> = {},
): ScanResult {
  return {
    status: 'complete',
    score,
    grade: 'C',
    level: 'afloat',
    categories: [],
    outcomes: [],
    findings: [],
    files: [{ file: 'Dockerfile', kind: 'dockerfile' }],
    unreadable: [],
    crashes: [],
    images: [],
    ...more,
  };
}

/** What a scan came to, where the policy changes nothing of what was found. */
export function assessmentOf(
  found: ScanResult,
  more: Partial<Assessment> = {},
): Assessment {
  return {
    result: found,
    rulesVersion: 'rules-1',
    policyHash: 'policy-1',
    ruleSet: { hash: 'set-1', rules: ['dockerfile/x', 'dockerfile/y'] },
    waivers: [],
    line: 80,
    requiredLevel: undefined,
    below: found.score === undefined ? undefined : found.score < 80,
    ...more,
  };
}

export const record = (
  score: number | undefined,
  etag = 'aaaaaaa',
  more: Partial<ScanResult> = {},
): ScanRecord => ({
  found: result(score, more),
  assessment: assessmentOf(result(score, more)),
  etag,
  revision: etag,
  judgedBy: 'judge',
});

export const everything: ListQuery = { order: 'title', limit: 100 };

export async function claimed(
  store: Store,
  now: Date,
  until = new Date(now.getTime() + 30_000),
): Promise<Claim> {
  const claim = await store.claim(now, until);
  if (!claim) throw new Error('Nothing is due');
  return claim;
}

/** Stores in new databases, and what tests do with them again and again. */
export function stores(databases: TestDatabases, databaseId: TestDatabaseId) {
  async function init(): Promise<Store> {
    const knex = await databases.init(databaseId);
    return DatabaseStore.create(mockServices.database({ knex }));
  }

  async function claimOf(store: Store, now: Date): Promise<string[]> {
    const { services } = await claimed(store, now);
    return services.map(({ entityRef }) => entityRef);
  }

  /** A service that was added and scanned, and is not due for long. */
  async function scanned(
    store: Store,
    name: string,
    score: number | undefined,
    {
      at = after(2),
      etag = 'aaaaaaa',
      ...more
    }: Partial<Service> & { at?: Date; etag?: string } = {},
  ) {
    const entityRef = `component:default/${name}`;
    await store.saveServices([service(name, more)], start);
    await store.ask(entityRef, new Date(0));
    const claim = await claimed(store, new Date(0), after(30));
    await store.saveResult(claim, entityRef, record(score, etag), {
      at,
      next: after(10_000_000),
    });
  }

  return { init, claimOf, scanned };
}

import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { RequestKind } from './hosts/RepoReader';
import { Store } from './store/Store';

/** How the scan of a service ended, in a word. */
export type ScanOutcome =
  | 'complete'
  | 'partial'
  | 'not-containerised'
  | 'unchanged'
  | 'failed';

/** Seconds; one request for an unchanged repository takes a fraction of one, a large repository a minute. */
const DURATIONS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Measures the work, for whatever Backstage's metrics are exported to. No attribute names a service or a repository. */
export class Metrics {
  readonly #scans;
  readonly #duration;
  readonly #reads;
  readonly #requests;

  constructor(
    metrics: MetricsService,
    store: Pick<Store, 'census' | 'queued' | 'repositories' | 'pauses'>,
  ) {
    this.#scans = metrics.createCounter<{ outcome: ScanOutcome }>(
      'container_scorecard.scans',
      { description: 'Scans of services that ended', unit: '{scan}' },
    );
    this.#duration = metrics.createHistogram<{ outcome: ScanOutcome }>(
      'container_scorecard.scan.duration',
      {
        description:
          'From taking up the repository of a service until its outcome was kept',
        unit: 's',
        advice: { explicitBucketBoundaries: DURATIONS },
      },
    );
    this.#reads = metrics.createCounter<{ host: string; result: string }>(
      'container_scorecard.repository.reads',
      { description: 'Repositories asked for their files', unit: '{read}' },
    );
    this.#requests = metrics.createCounter<{ host: string; kind: RequestKind }>(
      'container_scorecard.host.requests',
      {
        description: 'Requests to the hosts of repositories',
        unit: '{request}',
      },
    );
    metrics
      .createObservableGauge('container_scorecard.repositories', {
        description: 'Repositories that have services, by host',
        unit: '{repository}',
      })
      .addCallback(async result => {
        for (const { host, repositories } of await store.repositories()) {
          result.observe(repositories, { host });
        }
      });
    metrics
      .createObservableGauge('container_scorecard.host.paused', {
        description: 'For how long a host is still left alone, by host',
        unit: 's',
      })
      .addCallback(async result => {
        const now = new Date();
        for (const { host, until } of await store.pauses(now)) {
          result.observe((until.getTime() - now.getTime()) / 1000, { host });
        }
      });
    metrics
      .createObservableGauge('container_scorecard.services', {
        description: 'Services by the status of their latest scan and by grade',
        unit: '{service}',
      })
      .addCallback(async result => {
        for (const { status, grade, services } of await store.census()) {
          result.observe(services, { status, grade: grade ?? 'none' });
        }
      });
    metrics
      .createObservableGauge('container_scorecard.queue', {
        description: 'Services whose scan is due and has not begun',
        unit: '{service}',
      })
      .addCallback(async result => {
        result.observe(await store.queued(new Date()));
      });
  }

  scanned(outcome: ScanOutcome, milliseconds: number) {
    this.#scans.add(1, { outcome });
    this.#duration.record(milliseconds / 1000, { outcome });
  }

  requested(host: string, kind: RequestKind) {
    this.#requests.add(1, { host, kind });
  }

  read(host: string, result: 'changed' | 'unchanged' | 'failed') {
    this.#reads.add(1, { host, result });
  }
}

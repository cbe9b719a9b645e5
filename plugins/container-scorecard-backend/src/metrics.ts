import { UrlReaderService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { isErrorWithName } from '@backstage/errors';
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

  constructor(
    metrics: MetricsService,
    store: Pick<Store, 'census' | 'queued'>,
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

  /** The same reader, with each reading of a repository counted. */
  counting(reader: UrlReaderService): UrlReaderService {
    const count = (url: string, result: string) =>
      this.#reads.add(1, { host: new URL(url).host, result });
    return {
      readUrl: (url, options) => reader.readUrl(url, options),
      search: (url, options) => reader.search(url, options),
      readTree: async (url, options) => {
        try {
          const tree = await reader.readTree(url, options);
          count(url, 'changed');
          return tree;
        } catch (error) {
          const isUnchanged = isErrorWithName(error, 'NotModifiedError');
          count(url, isUnchanged ? 'unchanged' : 'failed');
          throw error;
        }
      },
    };
  }
}

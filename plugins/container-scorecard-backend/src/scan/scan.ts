import { isErrorWithName } from '@backstage/errors';
import { ScanResult } from '@plimsoll/findings';
import { Assessor } from '../assessor';
import { HostPausedError } from '../hosts/pause';
import { judgedAmong } from '../judged-by';
import {
  Claim,
  ClaimedService,
  ScanRecord,
  StoredWaiver,
} from '../store/Store';
import { Checker } from './checker';
import { hasFolder, RepositorySources } from './files';
import { NoSuchFolderError } from './problem';
import {
  readRepository,
  ReadLimits,
  Repository,
  RepositoryTools,
} from './repository';

/** What a scan needs. */
export interface ScanTools extends RepositoryTools {
  checker: Checker;
  limits: ReadLimits;
  assessor: Assessor;
  /** A hash of everything but the files that a result depends on, by the key of the policy. */
  judgedBy: (policyKey: string) => string;
  /** Waivers that hold on a day. */
  waivers: (entityRef: string, today: string) => Promise<StoredWaiver[]>;
}

/** How the scan of one service ended. */
export type Scan =
  | { ended: 'with a result'; record: ScanRecord }
  | { ended: 'unchanged' }
  | { ended: 'failed'; error: unknown };

/**
 * Scans the services of one repository, which is read once for all of them, and not at all where nothing changed.
 * `onScan` is called for each as it ends.
 * Throws `HostPausedError` where the host is to be left alone.
 */
export async function scanRepository(
  { root, services, folders, urgent }: Claim,
  tools: ScanTools,
  options: { now: Date; signal: AbortSignal },
  onScan: (service: ClaimedService, scan: Scan) => Promise<void>,
): Promise<void> {
  const today = options.now.toISOString().slice(0, 10);
  const judgedBy = ({ filePatterns, policyKey }: ClaimedService) =>
    judgedAmong(tools.judgedBy(policyKey), folders, filePatterns);
  const isFresh = (service: ClaimedService) =>
    service.judgedBy === judgedBy(service) &&
    (service.freshUntil === undefined || service.freshUntil >= today);
  const unchanged = (service: ClaimedService, etag: string | undefined) =>
    isFresh(service) && service.etag !== undefined && service.etag === etag;

  const etag = services[0].etag;
  const mayBeUnchanged = services.every(one => unchanged(one, etag));
  let repository: Repository;
  try {
    repository = await readRepository(tools, root, {
      etag: mayBeUnchanged ? etag : undefined,
      limits: tools.limits,
      urgent,
      signal: options.signal,
    });
  } catch (error) {
    // Nothing is known of the repository, and none of its services is to blame.
    if (error instanceof HostPausedError) throw error;
    const scan: Scan = isErrorWithName(error, 'NotModifiedError')
      ? { ended: 'unchanged' }
      : { ended: 'failed', error };
    for (const service of services) await onScan(service, scan);
    return;
  }

  const sources = new RepositorySources(repository, folders);
  await Promise.all(
    services.map(async service => {
      const scan: Scan = unchanged(service, repository.etag)
        ? { ended: 'unchanged' }
        : await scanService(service, repository, sources, tools, {
            today,
            judgedBy: judgedBy(service),
            urgent,
          });
      await onScan(service, scan);
    }),
  );
}

async function scanService(
  { entityRef, folder, filePatterns, policyKey }: ClaimedService,
  repository: Repository,
  sources: RepositorySources,
  { checker, assessor, waivers }: ScanTools,
  {
    today,
    judgedBy,
    urgent,
  }: { today: string; judgedBy: string; urgent: boolean },
): Promise<Scan> {
  try {
    if (hasFolder(repository, folder) === false) {
      throw new NoSuchFolderError(folder);
    }
    const source = sources.of(folder, filePatterns);
    const found = await checker.check(source, {
      policy: assessor.policies.of(policyKey).check,
      today,
      urgent,
    });
    const assessment = assessor.assess(
      found,
      policyKey,
      await waivers(entityRef, today),
    );
    return {
      ended: 'with a result',
      record: {
        found: assessor.pack(found),
        assessment,
        etag: repository.etag,
        revision: commitOf(repository.etag),
        judgedBy,
        freshUntil: lastDayOf(found, today),
      },
    };
  } catch (error) {
    return { ended: 'failed', error };
  }
}

/** Readers of git hosts use the commit, long or short, as the etag. */
function commitOf(etag: string): string | undefined {
  return /^[0-9a-f]{7,64}$/.test(etag) ? etag : undefined;
}

/** What has an end, such as the support of a release, is judged anew after so many days. */
const FRESH_DAYS = 7;

/** A comment that accepts a finding until a day makes the result last no longer than that day. */
function lastDayOf(result: ScanResult, today: string): string {
  const last = new Date(`${today}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() + FRESH_DAYS);
  return result.findings
    .map(({ suppressed }) => suppressed?.until)
    .filter(until => until !== undefined)
    .filter(until => until >= today)
    .concat(last.toISOString().slice(0, 10))
    .sort()[0];
}

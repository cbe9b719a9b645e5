import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { FindingTrace } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Message, Notifier } from './notifier';
import { HistoryStep, Store, StoredService } from './store/Store';

const MOST_FINDINGS = 3;

/** What telling owners needs. */
export interface NoticesOptions {
  store: Pick<Store, 'service' | 'history'>;
  notifier: Pick<Notifier, 'tell'>;
  logger: LoggerService;
}

/**
 * Tells the owner of a service when its score drops and when it has a new critical finding.
 *
 * Only of what came with their own commits or with the day, such as an end of support: a new policy and new rules change
 * the scores of many services at once, and whoever brings them in tells of them better than a hundred notifications.
 * A service has at most one notification per topic: a later one takes its place.
 */
export class Notices {
  readonly #options: NoticesOptions;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  /** To be called after a scan of a service whose result was kept. Never throws: the scan is good without it. */
  async scanned(entityRef: string, at: Date): Promise<void> {
    const { store, notifier, logger } = this.#options;
    try {
      const steps = await store.history(entityRef, at);
      const service = await store.service(entityRef, at);
      const [before, now] = steps.slice(-2);
      if (!service?.owner || !now || now.at !== at.toISOString()) return;
      const notice = noticeOf(service, before, now);
      if (notice) await notifier.tell({ to: [service.owner], ...notice });
    } catch (error) {
      logger.warn(`Could not tell the owner of ${entityRef}: ${error}`);
    }
  }
}

function noticeOf(
  service: StoredService,
  before: HistoryStep,
  now: HistoryStep,
): Omit<Message, 'to'> | undefined {
  const { entityRef, title } = service;
  const isOwn = now.causes.includes('code') || now.causes.includes('time');
  if (!isOwn || before.score === undefined || now.score === undefined) {
    return undefined;
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const link = `/catalog/${namespace}/${kind}/${name}/containers`;
  const grade = now.grade ? ` (${now.grade})` : '';
  const score =
    now.score === before.score
      ? `The score stays ${now.score}${grade}.`
      : `The score went from ${before.score} to ${now.score}${grade}.`;
  const fresh = now.added.filter(one => !isMoved(one, now.gone));
  const critical = fresh.filter(({ severity }) => severity === 'critical');
  if (critical.length > 0) {
    return {
      link,
      title: `${title} has ${
        critical.length === 1 ? 'a' : critical.length
      } new critical ${critical.length === 1 ? 'finding' : 'findings'}`,
      description: `${namesOf(critical)} ${score}`,
      severity: 'high',
      topic: 'new-critical',
      scope: `new-critical:${entityRef}`,
    };
  }
  if (now.score < before.score) {
    return {
      link,
      title: `The container score of ${title} dropped by ${round(
        before.score - now.score,
      )}`,
      description: fresh.length > 0 ? `${score} ${namesOf(fresh)}` : score,
      severity: 'normal',
      topic: 'score-drop',
      scope: `score-drop:${entityRef}`,
    };
  }
  return undefined;
}

/** The same in another file or after another change of its line. */
function isMoved(finding: FindingTrace, gone: readonly FindingTrace[]) {
  return gone.some(
    ({ rule, message }) => rule === finding.rule && message === finding.message,
  );
}

function namesOf(findings: readonly FindingTrace[]): string {
  const named = findings
    .slice(0, MOST_FINDINGS)
    .map(({ file, line, message }) => `${file}:${line}: ${message}.`);
  const more = findings.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function round(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return `${rounded} ${rounded === 1 ? 'point' : 'points'}`;
}

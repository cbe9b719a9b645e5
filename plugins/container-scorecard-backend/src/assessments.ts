import { setImmediate as nextTurn } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Assessor } from './assessor';
import { Store } from './store/Store';

/** What keeping assessments up to date needs. */
export interface AssessmentsOptions {
  store: Store;
  assessor: Assessor;
  logger: LoggerService;
  /** Called when something changed that pages show. */
  onChange: () => void;
}

/**
 * Keeps what services come to in step with policy and waivers, from what was found of them: no repository is read
 * again because a severity changed or a waiver ended.
 */
export class Assessments {
  readonly #options: AssessmentsOptions;

  constructor(options: AssessmentsOptions) {
    this.#options = options;
  }

  /** Assesses every service anew for which policy or waivers are others than at the last time. */
  async refresh(now: Date, signal?: AbortSignal): Promise<void> {
    const { store, assessor, logger, onChange } = this.#options;
    const stale = await store.staleAssessments(
      key => assessor.policies.of(key).hash,
      now.toISOString().slice(0, 10),
    );
    for (const entityRef of stale) {
      if (signal?.aborted) break;
      await this.#refresh(entityRef, now);
      // A change of the policy concerns all services at once; requests come in between.
      await nextTurn();
    }
    if (stale.length > 0) {
      logger.info(
        `${stale.length} service(s) were assessed anew, as policy or waivers are others than before`,
      );
      onChange();
    }
  }

  /** The same for one service, at once. */
  async refreshOne(entityRef: string, now: Date): Promise<void> {
    await this.#refresh(entityRef, now);
    this.#options.onChange();
  }

  async #refresh(entityRef: string, now: Date): Promise<void> {
    const { store, assessor } = this.#options;
    await store.reassess(
      entityRef,
      ({ found, policyKey, waivers }) =>
        assessor.assess(assessor.unpack(found), policyKey, waivers),
      now,
    );
  }
}

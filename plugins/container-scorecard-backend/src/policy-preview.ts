import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  containerScorecardPolicyPreviewPermission,
  PolicyChange,
  PolicyEffect,
  PolicyPreview,
  PolicyPreviewRequest,
  PolicyResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Assessment, Assessor } from './assessor';
import { problemsOf, ServicePolicy } from './policies';
import { toSummary } from './present';
import { Reports } from './reports';
import { Store } from './store/Store';
import { median } from './totals';

/** What telling of policies needs. */
export interface PolicyPreviewsOptions {
  store: Store;
  assessor: Assessor;
  reports: Pick<Reports, 'asked'>;
  permissions: PermissionsService;
}

const MOST_EFFECTS = 200;

/** Shows the policy in force, and what another would change for whom. */
export class PolicyPreviews {
  readonly #options: PolicyPreviewsOptions;

  constructor(options: PolicyPreviewsOptions) {
    this.#options = options;
  }

  async get(credentials: BackstageCredentials): Promise<PolicyResponse> {
    await this.#authorize(credentials);
    const { assessor } = this.#options;
    const { policy, requiredLevel, hash } = assessor.policies.of('');
    return {
      hash,
      rulesVersion: assessor.rulesVersion,
      line: policy.line,
      requiredLevel,
      weights: policy.weights,
      caps: policy.caps,
      capSteps: policy.capSteps,
      grades: policy.grades,
      levels: policy.levels.map(level => ({
        ...level,
        without: [...level.without],
        passing: level.passing && [...level.passing],
      })),
      rules: Object.fromEntries(
        Object.entries(policy.rules).map(([id, setting]) => [
          id,
          { ...setting, options: setting.options && { ...setting.options } },
        ]),
      ),
      overrides: assessor.policies.config.overrides.map(override => ({
        ...override,
      })),
    };
  }

  async preview(
    { policy: change, scope }: PolicyPreviewRequest,
    credentials: BackstageCredentials,
  ): Promise<PolicyPreview> {
    await this.#authorize(credentials);
    const { store, assessor, reports } = this.#options;
    const wrong = problemsOf(change, assessor.rules);
    if (wrong.length > 0) {
      throw new InputError(
        wrong
          .map(({ path, message }) => `policy.${path}: ${message}`)
          .join('; '),
      );
    }
    const { query } = await reports.asked(scope, credentials);
    const policies = new Map<string, ServicePolicy>();
    const changed = (key: string) => {
      const policy =
        policies.get(key) ?? assessor.policies.changed(key, change);
      policies.set(key, policy);
      return policy;
    };
    const now = new Date();
    const effects: PolicyEffect[] = [];
    const scores: { before: number[]; after: number[] } = {
      before: [],
      after: [],
    };
    let services = 0;
    for await (const kept of store.keptResults(query, now)) {
      services++;
      const key = kept.service.policyKey ?? '';
      const found = assessor.unpack(kept.found);
      const before = assessor.assess(found, key, kept.waivers);
      const after = assessor.assessUnder(found, changed(key), kept.waivers);
      if (before.result.score !== undefined)
        scores.before.push(before.result.score);
      if (after.result.score !== undefined)
        scores.after.push(after.result.score);
      if (JSON.stringify(figures(before)) !== JSON.stringify(figures(after))) {
        effects.push({
          service: toSummary(kept.service, assessor.policies.of(key)),
          before: figures(before),
          after: figures(after),
        });
      }
      if (services % 20 === 0) await nextTurn();
    }
    const by = ({ before, after }: PolicyEffect) =>
      (after.score ?? 0) - (before.score ?? 0);
    return {
      services,
      changed: effects.length,
      drop: effects.filter(effect => by(effect) < 0).length,
      rise: effects.filter(effect => by(effect) > 0).length,
      newlyBelow: effects.filter(e => e.after.below && !e.before.below).length,
      noLongerBelow: effects.filter(e => e.before.below && !e.after.below)
        .length,
      medianBefore: median(scores.before),
      medianAfter: median(scores.after),
      effects: effects
        .sort((a, b) => Math.abs(by(b)) - Math.abs(by(a)))
        .slice(0, MOST_EFFECTS),
      needsScan: rulesWithOptions(change),
    };
  }

  async #authorize(credentials: BackstageCredentials) {
    const permission = containerScorecardPolicyPreviewPermission;
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Seeing and trying policies needs the permission ${permission.name}`,
      );
    }
  }
}

function figures({ result, below }: Assessment) {
  const { score, grade, level } = result;
  return { score, grade, level, below: below === true };
}

function rulesWithOptions({ rules = {} }: PolicyChange): string[] {
  return Object.entries(rules)
    .filter(([, { options }]) => options && Object.keys(options).length > 0)
    .map(([id]) => id)
    .sort();
}

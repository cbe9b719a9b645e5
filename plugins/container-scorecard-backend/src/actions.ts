import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  Finding,
  RuleInfo,
  Scorecard,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { PolicyPreviews } from './policy-preview';
import {
  parseEntityPath,
  parseListRequest,
  parsePreviewRequest,
} from './request';
import { Scorecards } from './scorecards';

/** What the actions call: the same as the routes do, so that they show the same to the same caller. */
export interface ActionsOptions {
  scorecards: Pick<Scorecards, 'get' | 'list'>;
  policies: Pick<PolicyPreviews, 'preview'>;
  rules: () => RuleInfo[];
}

const READ_ONLY = { readOnly: true, destructive: false, idempotent: true };
const MOST_STEPS = 10;
const MOST_EFFECTS = 20;

/** Offers what assistants need through MCP, and templates as steps: short answers, and only ever reading. */
export function registerActions(
  registry: ActionsRegistryService,
  { scorecards, policies, rules }: ActionsOptions,
) {
  registry.register({
    name: 'get-container-scorecard',
    title: 'Get container scorecard',
    description:
      'How good the container set-up of one service is (Dockerfiles, Compose, pipelines, Kubernetes manifests), and what to do next: ' +
      'its score of 100 against the line that policy draws, and the failing rules that gain most, each with file, line and message. ' +
      'Use explain-container-rule for why a rule matters and how to follow it.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The service, such as component:default/web'),
        }),
      output: z =>
        z.object({
          service: z.object(summaryShape(z)),
          problem: z
            .string()
            .optional()
            .describe('Why the latest scan failed, and what to do'),
          failing: z.number().describe('How many rules fail'),
          nextSteps: z
            .array(
              z.object({
                rule: z.string(),
                title: z.string(),
                severity: z.string(),
                gain: z
                  .number()
                  .describe('Points the score rises when this is mended'),
                places: z.array(
                  z.object({
                    file: z.string(),
                    line: z.number(),
                    message: z.string(),
                    fix: z.string().optional(),
                    link: z.string().optional(),
                  }),
                ),
              }),
            )
            .describe('Largest gain first, at most ten'),
        }),
    },
    action: async ({ input, credentials }) => {
      const ref = readEntityRef(input.entityRef);
      const scorecard = await scorecards.get(ref, credentials);
      const { problem, outcomes } = scorecard;
      return {
        output: {
          service: summaryOf(scorecard),
          problem: problem && `${problem.reason}. ${problem.advice}`,
          failing: outcomes.filter(({ state }) => state === 'fail').length,
          nextSteps: nextSteps(scorecard, rules()),
        },
      };
    },
  });

  registry.register({
    name: 'list-failing-services',
    title: 'List services with a failing container set-up',
    description:
      'Services below the line that policy draws for their container set-up, worst score first; with a rule, those in which that rule fails, ' +
      'above the line or below it. Only services that the caller may see.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          scope: z
            .string()
            .optional()
            .describe(
              'A group, system or domain with all that is part of it, such as group:default/payments',
            ),
          rule: z
            .string()
            .optional()
            .describe('Id of a rule, such as dockerfile/non-root-user'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe('How many at most; default 20'),
        }),
      output: z =>
        z.object({
          totalItems: z.number().describe('How many there are in all'),
          items: z.array(z.object(summaryShape(z))),
        }),
    },
    action: async ({ input: { scope, rule, limit = 20 }, credentials }) => {
      if (rule !== undefined) findRule(rule, rules());
      const request = parseListRequest({
        ...(scope !== undefined && { scope }),
        ...(rule === undefined ? { line: 'below' } : { rule }),
        order: 'score',
        limit,
      });
      const { items, totalItems } = await scorecards.list(request, credentials);
      return { output: { totalItems, items: items.map(summaryOf) } };
    },
  });

  registry.register({
    name: 'explain-container-rule',
    title: 'Explain a rule of the container scorecard',
    description:
      'What a rule asks for, why, when not to follow it, and examples of a text that it reports and one that it does not.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          rule: z
            .string()
            .describe('Id of the rule, such as dockerfile/non-root-user'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          title: z.string(),
          category: z.string(),
          severity: z.string(),
          why: z.string(),
          unless: z.string().optional(),
          fixable: z.boolean(),
          examples: z.array(
            z.object({ kind: z.string(), bad: z.string(), good: z.string() }),
          ),
          controls: z
            .array(z.string())
            .describe('Items of frameworks that it gives evidence for'),
        }),
    },
    action: async ({ input }) => {
      const { id, title, category, severity, why, unless, fixable, ...info } =
        findRule(input.rule, rules());
      return {
        output: {
          ...{ id, title, category, severity, why, unless, fixable },
          examples: info.examples.map(({ kind, bad, good }) => ({
            kind,
            bad,
            good,
          })),
          controls: info.references.controls ?? [],
        },
      };
    },
  });

  registry.register({
    name: 'preview-container-policy',
    title: 'Preview a policy of the container scorecard',
    description:
      'What a change of the policy would do to the scores of services, without changing anything. Needs the permission container-scorecard.policy.preview.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          policy: z
            .record(z.unknown())
            .describe(
              'What would change, as below containerScorecard.policy in app-config: line, requiredLevel, weights, caps, grades, levels, and rules by id with enabled and severity',
            ),
          scope: z
            .string()
            .optional()
            .describe('Only services of this group, system or domain'),
        }),
      output: z =>
        z.object({
          services: z.number(),
          changed: z.number(),
          drop: z.number(),
          rise: z.number(),
          newlyBelow: z.number(),
          noLongerBelow: z.number(),
          medianBefore: z.number().optional(),
          medianAfter: z.number().optional(),
          needsScan: z
            .array(z.string())
            .describe(
              'Rules whose options change: their effect is not in the figures',
            ),
          effects: z
            .array(
              z.object({
                entityRef: z.string(),
                before: z.number().optional(),
                after: z.number().optional(),
                below: z.boolean(),
              }),
            )
            .describe('The largest changes of scores, at most twenty'),
        }),
    },
    action: async ({ input, credentials }) => {
      const request = parsePreviewRequest(input);
      const { effects, ...figures } = await policies.preview(
        request,
        credentials,
      );
      return {
        output: {
          ...figures,
          effects: effects
            .slice(0, MOST_EFFECTS)
            .map(({ service, before, after }) => ({
              entityRef: service.entityRef,
              before: before.score,
              after: after.score,
              below: after.below,
            })),
        },
      };
    },
  });
}

type Zod = Parameters<
  Parameters<ActionsRegistryService['register']>[0]['schema']['input']
>[0];

function summaryShape(z: Zod) {
  return {
    entityRef: z.string(),
    title: z.string(),
    owner: z.string().optional(),
    status: z.string().describe('How the latest scan ended'),
    score: z.number().optional(),
    grade: z.string().optional(),
    level: z.string().optional(),
    line: z.number().describe('The score that policy asks for'),
    below: z.boolean().optional(),
    critical: z.number().describe('Open critical findings'),
    high: z.number(),
    revision: z.string().optional(),
    scannedAt: z.string().optional(),
    stale: z
      .boolean()
      .describe('Whether the score is from before the latest scan'),
  };
}

function summaryOf({ counts, ...service }: ScorecardSummary) {
  const { entityRef, title, owner, status, score, grade, level } = service;
  const { line, below, revision, scannedAt, stale } = service;
  return {
    ...{ entityRef, title, owner, status, score, grade, level },
    ...{ line, below, critical: counts.critical, high: counts.high },
    ...{ revision, scannedAt, stale },
  };
}

function nextSteps({ outcomes, findings }: Scorecard, rules: RuleInfo[]) {
  const isOpen = ({ suppressed, waiver }: Finding) => !suppressed && !waiver;
  return outcomes
    .filter(({ state }) => state === 'fail')
    .sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0))
    .slice(0, MOST_STEPS)
    .map(({ rule, severity, gain = 0 }) => ({
      rule,
      title: rules.find(({ id }) => id === rule)?.title ?? rule,
      severity,
      gain,
      places: findings
        .filter(finding => finding.rule === rule && isOpen(finding))
        .slice(0, 3)
        .map(({ file, range, message, fix, link }) => ({
          file,
          line: range.startLine,
          message,
          fix: fix?.title,
          link,
        })),
    }));
}

function findRule(id: string, rules: RuleInfo[]): RuleInfo {
  const rule = rules.find(one => one.id === id);
  if (!rule) {
    const [, words = id] = id.split('/');
    const alike = rules
      .filter(one => one.id.includes(words))
      .map(one => one.id);
    throw new NotFoundError(
      `There is no rule ${id}${
        alike.length > 0 ? `; there is ${alike.slice(0, 5).join(', ')}` : ''
      }`,
    );
  }
  return rule;
}

function readEntityRef(text: string) {
  let ref: unknown;
  try {
    ref = parseEntityRef(text, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
  } catch {
    throw new InputError(
      `entityRef: ${text} is no entity ref; one looks like component:default/web`,
    );
  }
  return parseEntityPath(ref);
}

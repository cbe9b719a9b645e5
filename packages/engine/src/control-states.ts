import type {
  Control,
  ControlResult,
  ControlRule,
  ControlRuleState,
  ControlState,
  FrameworkInfo,
  Kind,
  Outcome,
} from '@plimsoll/findings';

/**
 * What the files of one service say of each control of a framework, in the framework's order.
 *
 * - *not applicable*: it belongs to a platform that the service does not run on, or there is nothing in the files that it
 *   is about. A missing file never makes a control met.
 * - *not assessable*: files cannot show it, no rule looks for it, or none of its rules could tell: each is unknown, or
 *   switched off by policy.
 * - *not met*: a rule of full or partial evidence fails, or finds what the rule allows and the control does not. An accepted failure is not met either, and named as accepted:
 *   an exception is not a pass.
 * - *met*: files can show it in full, at least one rule of full evidence passes, and every other rule of it is of full
 *   evidence and does too or has nothing to judge: none fails, is unknown or is switched off.
 * - *partly evidenced*: what is left: something speaks for it, and something is missing.
 *
 * It is about files at one revision. What runs may differ.
 *
 * @public
 */
export function controlStates(
  framework: FrameworkInfo,
  outcomes: readonly Outcome[],
  kinds: ReadonlySet<Kind>,
): ControlResult[] {
  if (outcomes.length === 0)
    return framework.controls.map(({ id }) => ({
      control: id,
      state: 'not-assessable',
      reason: 'No rule has judged the files of this service',
      rules: [],
    }));
  const byRule = new Map(outcomes.map(outcome => [outcome.rule, outcome]));
  return framework.controls.map(control => {
    const judged = control.rules.map(rule =>
      judgedBy(rule, `${framework.id}:${control.id}`, byRule, kinds),
    );
    const [state, reason] = verdict(control, judged, kinds);
    const rules = judged.map(
      ({ id, evidence, state: of }): ControlRuleState => ({
        id,
        evidence,
        state: of,
      }),
    );
    return { control: control.id, state, reason, rules };
  });
}

interface JudgedBy extends ControlRule {
  state: ControlRuleState['state'];
  reason?: string;
  /** False where the rule itself has nothing against what the control does not allow. */
  isOurs?: boolean;
}

type Verdict = [state: ControlState, reason: string];

/** What a rule says of this control, which may be less than what it says of the service. */
function judgedBy(
  rule: ControlRule,
  control: string,
  outcomes: ReadonlyMap<string, Outcome>,
  kinds: ReadonlySet<Kind>,
): JudgedBy {
  // Where there is no such file, it does not matter whether the rule is switched on.
  if (!rule.kinds.some(kind => kinds.has(kind)))
    return { ...rule, state: 'not-applicable' };
  const outcome = outcomes.get(rule.id);
  if (!outcome) return { ...rule, state: 'off' };
  const { state, reason, controls, unmet } = outcome;
  if (unmet?.includes(control))
    return { ...rule, state: 'fail', isOurs: false };
  const isAbout = controls?.includes(control) ?? true;
  if (isAbout) return { ...rule, state, ...(reason && { reason }) };
  return { ...rule, state: 'pass' };
}

function verdict(
  control: Control,
  judged: readonly JudgedBy[],
  kinds: ReadonlySet<Kind>,
): Verdict {
  const { assessable, platform, note } = control;
  const elsewhere = whyElsewhere(platform, kinds);
  if (elsewhere) return ['not-applicable', elsewhere];
  if (assessable === 'no')
    return ['not-assessable', note ? unstopped(note) : 'Files cannot show it'];
  if (judged.length === 0)
    return [
      'not-assessable',
      'No rule looks for it, so nothing is known of it',
    ];

  const deciding = judged.filter(({ evidence }) => evidence !== 'support');
  const failing = withState(deciding, 'fail');
  if (failing.length) return ['not-met', whyNotMet(failing, note)];
  const waived = withState(deciding, 'waived');
  if (waived.length)
    return [
      'not-met',
      `${does(waived, 'fail')}, and that is accepted${because(
        waived,
      )}: an exception is not a pass`,
    ];

  const told = judged.filter(({ state }) => state !== 'not-applicable');
  if (told.length === 0) return ['not-applicable', whyNothing(judged, kinds)];
  const passing = withState(told, 'pass');
  const doubts = doubtsOf(control, told);
  if (passing.length === 0) return ['not-assessable', doubts.join('; ')];
  if (doubts.length)
    return [
      'partly-evidenced',
      `${does(passing, 'pass')}, but ${doubts.join('; ')}`,
    ];
  return ['met', does(passing, 'pass')];
}

function whyNotMet(failing: readonly JudgedBy[], note?: string): string {
  const ours = failing.filter(({ isOurs }) => isOurs !== false);
  if (ours.length) return does(ours, 'fail');
  const why = `${named(failing)} found what the control does not allow`;
  return note ? `${why}: ${unstopped(note)}` : why;
}

/** What keeps a control from being met although nothing that decides fails. */
function doubtsOf(
  { assessable, note }: Control,
  told: readonly JudgedBy[],
): string[] {
  const doubts: string[] = [];
  const unknown = withState(told, 'unknown');
  if (unknown.length)
    doubts.push(`${named(unknown)} cannot tell${because(unknown)}`);
  const off = withState(told, 'off');
  if (off.length)
    doubts.push(
      `${named(off)} ${off.length > 1 ? 'are' : 'is'} switched off by policy`,
    );
  const against = told.filter(
    ({ evidence, state }) =>
      evidence === 'support' && (state === 'fail' || state === 'waived'),
  );
  if (against.length)
    doubts.push(`${does(against, 'fail')}, which speaks against it`);
  const shown = told.filter(
    ({ evidence, state }) => evidence !== 'support' && state === 'pass',
  );
  const isShown =
    assessable === 'yes' &&
    shown.length > 0 &&
    shown.every(({ evidence }) => evidence === 'full');
  if (!isShown && !doubts.length)
    doubts.push(`that is only part of it${note ? `: ${unstopped(note)}` : ''}`);
  return doubts;
}

function whyElsewhere(
  platform: Control['platform'],
  kinds: ReadonlySet<Kind>,
): string | undefined {
  if (platform === 'kubernetes' && !kinds.has('kubernetes'))
    return 'There is no Kubernetes manifest';
  if (platform === 'docker' && kinds.has('kubernetes') && !kinds.has('compose'))
    return 'It is about Docker hosts, and by its files the service runs on Kubernetes only';
  return undefined;
}

function whyNothing(
  judged: readonly JudgedBy[],
  kinds: ReadonlySet<Kind>,
): string {
  const wanted = new Set(judged.flatMap(rule => rule.kinds));
  if ([...wanted].some(kind => kinds.has(kind)))
    return 'There is nothing in the files that it is about';
  const words = new Set([...wanted].map(kind => kindWords[kind]));
  return `There is no ${listed([...words], 'or')}`;
}

const kindWords: Readonly<Record<Kind, string>> = {
  dockerfile: 'Dockerfile',
  dockerignore: 'ignore file',
  compose: 'Compose file',
  'github-actions': 'pipeline',
  'gitlab-ci': 'pipeline',
  kubernetes: 'Kubernetes manifest',
  env: 'env file',
  bake: 'bake file',
};

/** More than these are counted, not named. */
const MOST_NAMED = 3;

function named(rules: readonly JudgedBy[]): string {
  const ids = rules.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = rules.length - ids.length;
  return listed(more > 0 ? [...ids, `${more} more`] : ids, 'and');
}

const does = (rules: readonly JudgedBy[], verb: 'pass' | 'fail') =>
  `${named(rules)} ${verb}${
    rules.length > 1 ? '' : { pass: 'es', fail: 's' }[verb]
  }`;

function because(rules: readonly JudgedBy[]): string {
  const reasons = new Set(rules.flatMap(({ reason }) => reason ?? []));
  return reasons.size
    ? ` (${[...reasons].slice(0, MOST_NAMED).map(unstopped).join('; ')})`
    : '';
}

const withState = (
  rules: readonly JudgedBy[],
  state: ControlRuleState['state'],
) => rules.filter(rule => rule.state === state);

const listed = (words: readonly string[], last: 'and' | 'or') =>
  words.length > 1
    ? `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
    : words.join();

const unstopped = (text: string) => text.replace(/\.$/, '');

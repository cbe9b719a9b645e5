import { References, RuleInfo } from '@plimsoll/findings';
import { checkExample } from './example';
import { PEERS } from './references';
import type { Rule } from './rule';

/**
 * Everything there is to say about a rule without running it on a service.
 *
 * Whether it offers fixes is seen by what it says of its own examples, so that no rule has to claim it.
 *
 * @public
 */
export function ruleInfo(rule: Rule): RuleInfo {
  let info = known.get(rule);
  if (!info) {
    info = describe(rule);
    known.set(rule, info);
  }
  return info;
}

const known = new WeakMap<Rule, RuleInfo>();

function describe(rule: Rule): RuleInfo {
  const { id, title, category, severity, confidence, enabled } = rule;
  return {
    id,
    title,
    category,
    severity,
    confidence,
    kinds: [...rule.kinds],
    enabled,
    why: paragraphs(rule.why),
    ...(rule.unless && { unless: paragraphs(rule.unless) }),
    references: copyReferences(rule),
    examples: rule.examples.map(example => ({ ...example })),
    fixable: fixKind(rule) !== undefined,
  };
}

/** The best fix a rule shows on its own bad examples. @public */
export function fixKind(rule: Rule): 'safe' | 'offered' | undefined {
  const fixes = rule.examples.flatMap(example =>
    checkExample(rule, example, 'bad').findings.flatMap(({ rule: id, fix }) =>
      id === rule.id && fix ? [fix] : [],
    ),
  );
  if (fixes.some(({ safe }) => safe)) return 'safe';
  return fixes.length ? 'offered' : undefined;
}

function copyReferences({ references }: Rule): References {
  const copy: References = {};
  for (const key of ['controls', ...PEERS, 'urls'] as const) {
    const values = references[key];
    if (values?.length) copy[key] = [...values];
  }
  return copy;
}

/** Text written in the indentation of the code around it, as paragraphs without line breaks inside. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(paragraph =>
      paragraph
        .split('\n')
        .map(line => line.trim())
        .join(' ')
        .trim(),
    )
    .join('\n\n');
}

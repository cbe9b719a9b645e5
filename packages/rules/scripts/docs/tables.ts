import {
  defaultPolicy,
  fixKind,
  PEERS,
  Rule,
  ruleInfo,
} from '@plimsoll/engine';
import { SEVERITIES } from '@plimsoll/findings';
import { ruleFolders } from '../rule-files';
import { paragraphs, table } from './markdown';
import { peerWords } from './peers';

/** The table of all rules, by what they are about. */
export function rulesTable(rules: readonly Rule[]): string {
  const sections = ruleFolders.flatMap(folder => {
    const own = rules.filter(({ id }) => id.startsWith(`${folder}/`));
    return own.length ? [`## ${folder}`, rows(own)] : [];
  });
  return `${paragraphs([
    '# Rules',
    `${rules.length} rules. The same by [control](controls.md) and by the [codes of other tools](peers.md).`,
    ...sections,
    words(),
  ])}\n`;
}

function rows(rules: readonly Rule[]): string {
  return table(
    ['Rule', 'What it asks', 'Category', 'Severity', 'Fix', 'By default'],
    rules.map(rule => {
      const { id, title, category, severity, enabled } = ruleInfo(rule);
      return [
        `[${id}](${id}.md)`,
        title,
        category,
        severity,
        fixKind(rule) ?? '',
        enabled ? '' : 'off',
      ];
    }),
  );
}

function words(): string {
  const { weights, caps, capSteps } = defaultPolicy;
  return paragraphs([
    '## Words',
    table(
      ['Severity: how bad it is if it is true', 'Weight', 'While one is open'],
      SEVERITIES.map(severity => [
        severity,
        String(weights[severity]),
        caps[severity] === undefined
          ? ''
          : `the score is at most ${caps[severity]}, and ${capSteps[severity]} less for each further one`,
      ]),
    ),
    'Single findings may be more or less severe than their rule. A policy may set other weights, caps and severities.',
    table(
      ['Confidence', 'How sure the rule is of what it says'],
      [
        ['certain', 'The files say so.'],
        [
          'likely',
          'So it is in nearly all services; something outside the files may make it harmless.',
        ],
        ['hint', 'Worth a look.'],
      ],
    ),
    table(
      ['Fix', 'What becomes of it'],
      [
        [
          'safe',
          'It cannot change what is built or how it runs, except as intended, and may be applied in bulk.',
        ],
        ['offered', 'Somebody has to look at it.'],
      ],
    ),
    `A rule that is *off* counts only where a policy asks for it. *Facts of* is the day of the facts that a rule judges by, where
these change by themselves.`,
  ]);
}

/** The codes of other tools, and the rules of ours that say the same. */
export function peersTable(rules: readonly Rule[]): string {
  const sections = PEERS.flatMap(peer => {
    const byCode = new Map<string, string[]>();
    for (const { id, references } of rules) {
      for (const code of references[peer] ?? []) {
        byCode.set(code, [...(byCode.get(code) ?? []), id]);
      }
    }
    if (!byCode.size) return [];
    const { name, comment } = peerWords[peer];
    return [
      `## ${name}`,
      comment &&
        `Its comment \`${comment(
          '…',
        )}\` accepts the findings of our rules too.`,
      table(
        ['Code', 'Rules'],
        [...byCode]
          .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
          .map(([code, ids]) => [
            code,
            ids.map(id => `[${id}](${id}.md)`).join(', '),
          ]),
      ),
    ];
  });
  return `${paragraphs([
    '# The same in other tools',
    'A rule that stands beside a code means the same; how it judges may differ where the tool is wrong.',
    ...sections,
  ])}\n`;
}

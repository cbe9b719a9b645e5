import {
  defaultPolicy,
  fixKind,
  PEERS,
  Rule,
  ruleInfo,
} from '@plimsoll/engine';
import type { RuleInfo, Severity } from '@plimsoll/findings';
import { byFramework } from './controls';
import { acceptSection } from './accept';
import { exampleSection } from './example';
import { paragraphs, table } from './markdown';
import { peerWords } from './peers';

/** The page of a rule, with what it really says of its own bad examples. */
export function page(rule: Rule): string {
  const info = ruleInfo(rule);
  return `${paragraphs([
    `# ${info.title}`,
    `\`${info.id}\``,
    facts(rule, info),
    info.why,
    info.unless && `**Not for you if** ${info.unless}`,
    '## What it says',
    ...info.examples.flatMap((example, index) => [
      index > 0 && !example.title && 'Also:',
      exampleSection(rule, example),
    ]),
    optionsSection(rule),
    acceptSection(rule),
    controlsSection(info),
    peersSection(info),
    moreSection(info),
    `[All rules](../README.md) · [what the words above mean](../README.md#words)`,
  ])}\n`;
}

function facts(rule: Rule, info: RuleInfo): string {
  const { category, severity, confidence, kinds, enabled } = info;
  const { factsOf } = rule;
  return table(
    [
      ...[
        'Looks at',
        'Category',
        'Severity',
        'Confidence',
        'By default',
        'Fix',
      ],
      ...(factsOf ? ['Facts of'] : []),
    ],
    [
      [
        kinds.map(kind => kindWords[kind]).join(', '),
        category,
        `${severity}, ${weight(severity)}`,
        confidence,
        enabled ? 'on' : 'off: counts only where a policy asks for it',
        fixKind(rule) ?? 'none',
        ...(factsOf ? [factsOf] : []),
      ],
    ],
  );
}

/** What a failing rule of this severity does to the score, unless a policy says otherwise. */
export function weight(severity: Severity): string {
  const points = defaultPolicy.weights[severity];
  return `weight ${points}`;
}

/** How the kinds of file are called. */
export const kindWords: Readonly<Record<RuleInfo['kinds'][number], string>> = {
  dockerfile: 'Dockerfile',
  dockerignore: '.dockerignore',
  compose: 'Compose',
  'github-actions': 'GitHub Actions',
  'gitlab-ci': 'GitLab CI',
  kubernetes: 'Kubernetes',
  env: '.env',
  bake: 'Bake',
};

function optionsSection({ options, optionNotes }: Rule): string {
  const names = Object.keys(options);
  if (!names.length) return '';
  return paragraphs([
    '## Options',
    table(
      ['Option', 'Default', 'What it says'],
      names.map(name => [
        `\`${name}\``,
        `\`${JSON.stringify(options[name])}\``,
        optionNotes[name] ?? '',
      ]),
    ),
  ]);
}

function controlsSection({ references }: RuleInfo): string {
  const frameworks = byFramework(references.controls ?? []);
  if (!frameworks.length) return '';
  return paragraphs([
    '## Evidence for',
    frameworks
      .map(({ name, controls }) => `- ${name}: ${controls.join(', ')}`)
      .join('\n'),
    'Evidence, not proof: see [controls](../controls.md).',
  ]);
}

function peersSection({ references }: RuleInfo): string {
  const rows = PEERS.flatMap(peer => {
    const { name, comment } = peerWords[peer];
    return (references[peer] ?? []).map(code => [
      name,
      code,
      comment ? `\`${comment(code)}\`` : '',
    ]);
  });
  if (!rows.length) return '';
  return paragraphs([
    '## The same in other tools',
    table(['Tool', 'Code', 'Its comment, which accepts it here too'], rows),
  ]);
}

function moreSection({ references: { urls } }: RuleInfo): string {
  return urls?.length
    ? `**More:** ${urls.map(url => `<${url}>`).join(' · ')}`
    : '';
}

import { fixKind, PEERS, Rule, ruleInfo } from '@plimsoll/engine';
import { checkExample, usualPaths } from '@plimsoll/engine/testing';
import { Finding, RuleExample, RuleInfo } from '@plimsoll/findings';
import { controlName } from '../src/controls';

/** The page of a rule, with what it really says of its own bad examples. */
export function page(rule: Rule): string {
  const info = ruleInfo(rule);
  const facts = [
    info.category,
    info.severity,
    info.confidence,
    info.kinds.join(', '),
    ...(info.enabled ? [] : ['off unless a policy asks for it']),
    ...fixFact(rule),
  ];
  const sections = [
    `# ${info.title}`,
    `\`${info.id}\` · ${facts.join(' · ')}`,
    info.why,
    ...info.examples.map(example => exampleSection(rule, example)),
    info.unless && `**Not for you if** ${info.unless}`,
    optionsSection(rule),
    referencesSection(info),
    suppressSection(info),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The table of all rules. */
export function table(rules: readonly Rule[]): string {
  const rows = rules.map(rule => {
    const { id, title, category, severity, enabled } = ruleInfo(rule);
    return `| [${id}](${id}.md) | ${cell(
      title,
    )} | ${category} | ${severity} | ${fixKind(rule) ?? ''} | ${
      enabled ? '' : 'off'
    } |`;
  });
  return `# Rules

${
  rules.length
} rules. Fixes that are *safe* cannot change what is built or how it runs; the others are *offered*.

| Rule | What it asks | Category | Severity | Fix | Default |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
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
    const rows = [...byCode]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([code, ids]) =>
          `| ${cell(code)} | ${ids
            .map(id => `[${id}](${id}.md)`)
            .join(', ')} |`,
      );
    return [
      `## ${peer}`,
      ['| Code | Rule |', '| --- | --- |', ...rows].join('\n'),
    ];
  });
  return `# The same in other tools

Comments that switch off one of these codes (\`# hadolint ignore=\`, \`# trivy:ignore:\`, \`# checkov:skip=\`, \`# check=skip=\`,
\`# zizmor: ignore[…]\`) accept the findings of our rule too.

${sections.join('\n\n')}
`;
}

function fixFact(rule: Rule): string[] {
  const fix = fixKind(rule);
  if (!fix) return [];
  return [fix === 'safe' ? 'safe fix' : 'fix offered'];
}

function exampleSection(rule: Rule, example: RuleExample): string {
  const file = example.file ?? usualPaths[example.kind];
  const others = Object.entries(example.with ?? {}).flatMap(([path, text]) => [
    `With \`${path}\`:`,
    codeBlock(languageOf(path), text),
  ]);
  const { options } = example;
  return [
    example.title && `### ${example.title}`,
    options && `With the options \`${JSON.stringify(options)}\`:`,
    ...others,
    codeBlock(languageOf(file), annotated(rule, example)),
    'Instead:',
    codeBlock(languageOf(file), example.good),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The bad text, with carets and message under each place. */
function annotated(rule: Rule, example: RuleExample): string {
  const file = example.file ?? usualPaths[example.kind];
  const { findings } = checkExample(rule, example, 'bad');
  const lines = example.bad.replace(/\r?\n$/, '').split(/\r?\n/);
  const own = findings.filter(finding => finding.file === file);
  const shown = lines.flatMap((line, index) => [
    line,
    ...own
      .filter(({ range }) => range.startLine === index + 1)
      .map(finding => underline(line, finding)),
  ]);
  const elsewhere = findings
    .filter(finding => finding.file !== file)
    .map(
      ({ file: path, range, message }) =>
        `${path}:${range.startLine}:${range.startColumn} ${message}`,
    );
  return [...shown, ...elsewhere].join('\n');
}

function underline(line: string, { range, message }: Finding): string {
  const end =
    range.endLine > range.startLine ? line.length : range.endColumn - 1;
  const width = Math.max(1, end - range.startColumn + 1);
  return `${' '.repeat(range.startColumn - 1)}${'^'.repeat(width)} ${message}`;
}

function optionsSection({ options }: Rule): string {
  const names = Object.keys(options);
  if (!names.length) return '';
  const rows = names.map(
    name => `| \`${name}\` | ${cell(`\`${JSON.stringify(options[name])}\``)} |`,
  );
  return [
    '## Options',
    '',
    '| Option | Default |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

function referencesSection({ references }: RuleInfo): string {
  const controls = (references.controls ?? []).map(controlName);
  const peers = PEERS.flatMap(peer =>
    references[peer]?.length ? [`${peer} ${references[peer].join(', ')}`] : [],
  );
  return [
    controls.length && `**Evidence for:** ${controls.join(' · ')}`,
    peers.length && `**Same idea:** ${peers.join(' · ')}`,
    references.urls?.length &&
      `**More:** ${references.urls.map(url => `<${url}>`).join(' · ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function suppressSection({ id }: RuleInfo): string {
  return `To accept it in one place, write above it: \`# plimsoll ignore=${id} reason="…" until=YYYY-MM-DD\``;
}

function languageOf(file: string): string {
  if (/\.ya?ml$/.test(file)) return 'yaml';
  if (/(^|\/)[^/]*(dockerfile|containerfile)[^/]*$/i.test(file)) {
    return /ignore$/.test(file) ? 'text' : 'dockerfile';
  }
  return /\.env/.test(file) ? 'shell' : 'text';
}

function codeBlock(language: string, text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return [`${fence}${language}`, text.replace(/\s+$/, ''), fence].join('\n');
}

const cell = (text: string) => text.replace(/\|/g, '\\|');

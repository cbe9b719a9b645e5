import {
  Edit,
  Finding,
  Range,
  RuleInfo,
  ScanResult,
  Severity,
} from '@plimsoll/findings';
import { forTerminal } from './escape';
import { FormatOptions } from './summary';

/** @public */
export interface SarifOptions extends FormatOptions {
  rules: readonly RuleInfo[];
  /** The version of Plimsoll. */
  version?: string;
}

/** A scan as SARIF 2.1.0, for code scanning in forges and editors. @public */
export function formatSarif(result: ScanResult, options: SarifOptions): string {
  return `${JSON.stringify(sarifLog(result, options), undefined, 2)}\n`;
}

/** The same before it is text. */
export function sarifLog(result: ScanResult, { rules, version }: SarifOptions) {
  const judged = new Set(result.outcomes.map(({ rule }) => rule));
  const used = rules.filter(({ id }) => judged.has(id));
  const index = new Map(used.map(({ id }, i) => [id, i]));
  // All results of a run say what suppresses them, or none does.
  const isSaid = result.findings.some(({ suppressed }) => suppressed);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: {
          driver: {
            name: 'Plimsoll',
            ...(version && { version }),
            rules: used.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits' as const,
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notifications(result),
          },
        ],
        results: result.findings.map(finding => ({
          ...describeFinding(finding, index.get(finding.rule)),
          ...(isSaid && { suppressions: suppressionsOf(finding) }),
        })),
        properties: {
          status: result.status,
          ...(result.score !== undefined && {
            score: result.score,
            grade: result.grade,
            level: result.level,
          }),
        },
      },
    ],
  };
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** What code scanning sorts by: a figure as of CVSS. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

function describeRule(rule: RuleInfo) {
  const help = rule.unless
    ? `${rule.why}\n\nNot for you if ${rule.unless}`
    : rule.why;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])(\w)/g, (_, letter) =>
      letter.toUpperCase(),
    ),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: help, markdown: help },
    defaultConfiguration: {
      enabled: rule.enabled,
      level: levels[rule.severity],
    },
    properties: {
      tags: [rule.category, ...rule.kinds],
      precision: { certain: 'very-high', likely: 'high', hint: 'medium' }[
        rule.confidence
      ],
      'security-severity': securitySeverity[rule.severity],
    },
  };
}

function describeFinding(finding: Finding, ruleIndex: number | undefined) {
  const { fix } = finding;
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: sarifText(finding.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(finding.file),
          region: region(finding.range),
          contextRegion: {
            startLine: finding.excerpt.startLine,
            endLine: Math.max(
              finding.range.endLine,
              finding.excerpt.startLine + finding.excerpt.lines.length - 1,
            ),
            snippet: { text: finding.excerpt.lines.join('\n') },
          },
        },
      },
    ],
    partialFingerprints: { 'plimsoll/v1': finding.fingerprint },
    ...(fix && {
      fixes: [
        {
          description: { text: sarifText(fix.title) },
          artifactChanges: changes(fix.edits),
        },
      ],
    }),
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      ...(fix && { fixIsSafe: fix.safe }),
    },
  };
}

function suppressionsOf({ file, suppressed }: Finding) {
  if (!suppressed) return [];
  const { reason, range } = suppressed;
  return [
    {
      kind: 'inSource' as const,
      status: 'accepted' as const,
      ...(reason && { justification: reason }),
      location: {
        physicalLocation: {
          artifactLocation: artifact(file),
          region: region(range),
        },
      },
    },
  ];
}

function changes(edits: readonly Edit[]) {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    // A fix may have an edit for every line.
    const list = byFile.get(edit.file);
    if (list) list.push(edit);
    else byFile.set(edit.file, [edit]);
  }
  return [...byFile].map(([file, list]) => ({
    artifactLocation: artifact(file),
    replacements: list.map(({ range, text }) => ({
      deletedRegion: region(range),
      insertedContent: { text },
    })),
  }));
}

function notifications({ unreadable, crashes }: ScanResult) {
  return [
    ...unreadable.map(({ file, reason }) => ({
      level: 'warning' as const,
      message: { text: sarifText(`${file} ${reason}`) },
      locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    })),
    ...crashes.map(({ rule, file, message }) => ({
      level: 'error' as const,
      message: { text: sarifText(`${rule} failed on ${file}: ${message}`) },
      locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    })),
  ];
}

/**
 * Words of a file in a message of SARIF, as they are: no control characters, and no link, which `[text](target)` is there.
 *
 * @public
 */
export function sarifText(text: string): string {
  return forTerminal(text).replace(/\[(?=[^[\]]*\]\()/g, '\\[');
}

const region = (range: Range) => ({
  startLine: range.startLine,
  startColumn: range.startColumn,
  endLine: range.endLine,
  endColumn: range.endColumn,
});

/**
 * A path as a relative URI; half of a surrogate pair, which no URI can hold, becomes a replacement character.
 *
 * @public
 */
export function sarifUri(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

const artifact = (file: string) => ({
  uri: sarifUri(file),
  uriBaseId: '%SRCROOT%',
});

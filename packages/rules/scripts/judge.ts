import {
  applyFixes,
  check,
  defaultPolicy,
  kindOf,
  Peer,
  PEERS,
  Rule,
  Source,
  trivyCode,
} from '@plimsoll/engine';
import { usualPaths } from '@plimsoll/engine/testing';
import type { Finding, Kind } from '@plimsoll/findings';
import type { Case } from './cases';
import { optionsFor, skipsAll } from './configured';

/** What we say of a case. */
export type Verdict = 'violation' | 'clean' | 'unmapped' | 'error';

/** A case with our verdict. */
export interface Judged {
  id: string;
  peer: string;
  code: string;
  expect: 'violation' | 'clean' | null;
  verdict: Verdict;
  /** The rules that name the peer's code and reported. */
  rules: string[];
}

/** Judges a case by the rules that name its code, each switched on and at its strictest. */
export function judgeCase(testCase: Case, rules: readonly Rule[]): Judged {
  const { id, peer, code } = testCase;
  const base = { id, peer, code, expect: testCase.expect ?? null };
  const mapped = rulesFor(testCase, rules);
  if (!mapped.length) return { ...base, verdict: 'unmapped', rules: [] };
  if (skipsAll(testCase)) return { ...base, verdict: 'clean', rules: [] };
  try {
    const { findings, broken } = run(testCase, rules, textOf(testCase));
    if (broken) return { ...base, verdict: 'error', rules: [] };
    const ids = new Set(mapped.map(rule => rule.id));
    const fired = [...new Set(findings.map(({ rule }) => rule))].filter(rule =>
      ids.has(rule),
    );
    return {
      ...base,
      verdict: fired.length ? 'violation' : 'clean',
      rules: fired,
    };
  } catch {
    return { ...base, verdict: 'error', rules: [] };
  }
}

/** Whether the fixes of the rules that name the code make what the peer's fixer makes; undefined if no rule does. */
export function judgeFix(
  testCase: Case,
  rules: readonly Rule[],
): boolean | undefined {
  const mapped = rulesFor(testCase, rules);
  if (!mapped.length || testCase.after === undefined) return undefined;
  const text = textOf(testCase);
  const { findings } = run(testCase, mapped, text);
  const file = pathOf(testCase);
  const fixed = applyFixes({ file, text }, findings, { onlySafe: false }).text;
  return comparable(fixed) === comparable(testCase.after);
}

/** The rules whose references name the code of a case, as far as they look at files of its kind. */
function rulesFor(testCase: Case, rules: readonly Rule[]): Rule[] {
  const { peer, code } = testCase;
  if (!(PEERS as readonly string[]).includes(peer)) return [];
  const kinds = kindsOfCase(testCase);
  const wanted = peer === 'trivy' ? trivyCode(code) : code;
  return rules.filter(rule => {
    const codes: readonly string[] = rule.references[peer as Peer] ?? [];
    return codes.includes(wanted) && rule.kinds.some(kind => kinds.has(kind));
  });
}

function run(
  testCase: Case,
  rules: readonly Rule[],
  text: string,
): { findings: Finding[]; broken: boolean } {
  const source: Source = {
    files: [
      { file: pathOf(testCase), text },
      ...(testCase.dockerignore === undefined
        ? []
        : [{ file: '.dockerignore', text: testCase.dockerignore }]),
      // A workflow alone is not a container set-up; the rules that ask for one are judged as if there were.
      ...(isContainerKind(kindOfCase(testCase))
        ? []
        : [{ file: 'Dockerfile', text: 'FROM scratch\n' }]),
    ],
  };
  const { findings, crashes, unreadable } = check(source, rules, {
    today: '2026-11-23',
    policy: {
      ...defaultPolicy,
      rules: Object.fromEntries(
        rules.map(rule => [
          rule.id,
          {
            enabled: true,
            options: { ...rule.strictest, ...optionsFor(testCase, rule.id) },
          },
        ]),
      ),
    },
  });
  return {
    findings: findings.filter(
      ({ suppressed, file }) => !suppressed && file !== companionOf(testCase),
    ),
    broken: crashes.length > 0 || unreadable.length > 0,
  };
}

const isContainerKind = (kind: Kind) =>
  kind === 'dockerfile' || kind === 'compose' || kind === 'kubernetes';

const companionOf = (testCase: Case) =>
  isContainerKind(kindOfCase(testCase)) ? undefined : 'Dockerfile';

function kindOfCase({ kind, dockerfile }: Case): Kind {
  return kind ?? (dockerfile === undefined ? 'compose' : 'dockerfile');
}

function kindsOfCase(testCase: Case): ReadonlySet<Kind> {
  const kinds = new Set([kindOfCase(testCase)]);
  if (testCase.dockerignore !== undefined) kinds.add('dockerignore');
  return kinds;
}

function textOf({ content, dockerfile, before }: Case): string {
  const text = content ?? dockerfile ?? before;
  if (text === undefined) throw new Error('The case has no text');
  return text;
}

/** The path of the case, if we take a file there for what it is; else the usual one of its kind. */
function pathOf(testCase: Case): string {
  const kind = kindOfCase(testCase);
  const { file } = testCase;
  return file && kindOf(file, textOf(testCase)) === kind
    ? file
    : usualPaths[kind];
}

/** Which quotes a fixer prefers, and space at the end of lines, is taste. */
const comparable = (text: string) =>
  text
    .replace(/"/g, "'")
    .replace(/[ \t]+$/gm, '')
    .trimEnd();

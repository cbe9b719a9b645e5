import {
  CheckStatus,
  Crash,
  Finding,
  Kind,
  ScanResult,
  Unreadable,
} from '@plimsoll/findings';
import { kindOf, readService, Service } from '@plimsoll/syntax';
import { FileInCheck } from './file-in-check';
import { defaultPolicy, Policy } from './policy';
import type { Rule } from './rule';
import { RuleRun } from './rule-run';
import { scoreOutcomes } from './score';
import type { Source, SourceFile } from './source';
import { AnyFile, walk, whyUndecided } from './walk';

/** What a check needs to know besides files and rules. @public */
export interface CheckOptions {
  /** The day, `YYYY-MM-DD`: what is accepted until yesterday counts again. */
  today: string;
  /** `defaultPolicy` unless given. */
  policy?: Policy;
}

/**
 * Judges the files of one service by the rules, and scores it.
 *
 * Each file is parsed once and each rule sees the same trees. Nothing that is wrong with a file or a rule ends the check:
 * what could not be read and which rule failed is in the result.
 *
 * @public
 */
export function check(
  source: Source,
  rules: readonly Rule[],
  options: CheckOptions,
): ScanResult {
  const result = judge(source, rules, options);
  if (isContainerised(result)) return result;
  const { files, unreadable, crashes } = result;
  return {
    status: 'not-containerised',
    categories: [],
    outcomes: [],
    findings: [],
    files,
    unreadable,
    crashes,
  };
}

/** As `check`, whether there is a container file or not. */
export function judge(
  source: Source,
  rules: readonly Rule[],
  { today, policy = defaultPolicy }: CheckOptions,
): ScanResult {
  const crashes: Crash[] = [];
  const service = read(source, crashes);
  const files = filesOf(service).map(parsed => new FileInCheck(parsed, today));
  const runs = runsOf(rules, policy, files, service, today);
  visitAll(runs, files, service, crashes);
  const scored = scoreOutcomes(
    runs.map(run => ({ outcome: run.outcome(), severityOnPass: run.severity })),
    policy,
  );
  const unreadable = merge(source.unreadable ?? [], service.unreadable);
  const status: CheckStatus =
    unreadable.length || crashes.length ? 'partial' : 'complete';
  return {
    status,
    ...scored,
    findings: runs.flatMap(({ findings }) => findings).sort(byPlace),
    files: files.map(({ path, parsed }) => ({ file: path, kind: parsed.kind })),
    unreadable,
    crashes,
  };
}

const containerKinds = new Set<Kind | undefined>([
  'dockerfile',
  'compose',
  'kubernetes',
]);

/** A container file that could not be read is one all the same. */
function isContainerised({ files, unreadable, crashes }: ScanResult): boolean {
  return (
    files.some(({ kind }) => containerKinds.has(kind)) ||
    [...unreadable, ...crashes].some(({ file }) =>
      containerKinds.has(kindOf(file)),
    )
  );
}

/** Parses all files. A file on which our parser fails, which it never should, is named and left out. */
function read({ files, paths, scope }: Source, crashes: Crash[]): Service {
  try {
    return readService(files, paths, scope);
  } catch {
    const readable: SourceFile[] = [];
    for (const file of files) {
      try {
        readService([file], paths, scope);
        readable.push(file);
      } catch (error) {
        crashes.push(crash('parser', file.file, error));
      }
    }
    return readService(readable, paths, scope);
  }
}

function filesOf(service: Service): AnyFile[] {
  const files: AnyFile[] = [
    ...service.dockerfiles,
    ...service.ignoreFiles,
    ...service.composes,
    ...service.workflows,
    ...service.pipelines,
    ...service.manifests,
    ...service.envFiles,
  ];
  return files.sort((a, b) => compare(a.source.file, b.source.file));
}

function runsOf(
  rules: readonly Rule[],
  policy: Policy,
  files: readonly FileInCheck[],
  service: Service,
  today: string,
): RuleRun[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const ids = new Set(rules.map(({ id }) => id));
  return rules
    .map(rule => ({ rule, settings: policy.rules[rule.id] ?? {} }))
    .filter(({ rule, settings }) => settings.enabled ?? rule.enabled)
    .map(
      ({ rule, settings }) =>
        new RuleRun(rule, settings, byPath, service, today, ids),
    );
}

/** One walk over each file, whatever the number of rules. */
function visitAll(
  runs: readonly RuleRun[],
  files: readonly FileInCheck[],
  service: Service,
  crashes: Crash[],
) {
  const crashed = new Set<string>();
  const noteCrash = (run: RuleRun, file: string, error: Error | undefined) => {
    const key = `${run.rule.id}\0${file}`;
    if (!error || crashed.has(key)) return;
    crashed.add(key);
    crashes.push(crash(run.rule.id, file, error));
  };

  const visitors = visitorsByKind(runs);
  for (const file of files) {
    const ofKind = visitors.get(file.parsed.kind);
    if (!ofKind) continue;
    const why = whyUndecided(file.parsed);
    if (why) {
      for (const run of ofKind.runs) run.leaveUnknown(why);
      continue;
    }
    walk(file.parsed, (name, node) => {
      for (const { run, visitor } of ofKind.byNode.get(name) ?? []) {
        noteCrash(run, file.path, run.visit(visitor, node, file));
      }
    });
  }
  for (const run of runs) {
    const visitor = run.rule.check.service;
    const hasFiles = files.some(({ parsed }) =>
      run.rule.kinds.includes(parsed.kind),
    );
    if (visitor && hasFiles) {
      noteCrash(run, '.', run.visit(visitor, service, undefined));
    }
  }
}

type Visit = Parameters<RuleRun['visit']>[0];

interface KindVisitors {
  runs: RuleRun[];
  byNode: Map<string, { run: RuleRun; visitor: Visit }[]>;
}

function visitorsByKind(runs: readonly RuleRun[]): Map<Kind, KindVisitors> {
  const byKind = new Map<Kind, KindVisitors>();
  for (const run of runs) {
    for (const [key, visitors] of Object.entries(run.rule.check)) {
      if (key === 'service') continue;
      const kind = key as Kind;
      const ofKind: KindVisitors = byKind.get(kind) ?? {
        runs: [],
        byNode: new Map(),
      };
      byKind.set(kind, ofKind);
      ofKind.runs.push(run);
      for (const [name, visitor] of Object.entries(visitors)) {
        const list = ofKind.byNode.get(name) ?? [];
        ofKind.byNode.set(name, list);
        list.push({ run, visitor: visitor as Visit });
      }
    }
  }
  return byKind;
}

function crash(rule: string, file: string, error: unknown): Crash {
  const message = error instanceof Error ? error.message : String(error);
  return { rule, file, message: message.slice(0, 500) };
}

function merge(
  a: readonly Unreadable[],
  b: readonly Unreadable[],
): Unreadable[] {
  const byFile = new Map([...b, ...a].map(entry => [entry.file, entry]));
  return [...byFile.values()].sort((x, y) => compare(x.file, y.file));
}

/** By file and place, so that the same files always give the same list. */
function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.startLine - b.range.startLine ||
    a.range.startColumn - b.range.startColumn ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

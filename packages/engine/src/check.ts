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
import { imagesOf } from './images';
import { Judging } from './judging';
import { maskPath, maskSecrets } from './mask';
import { defaultPolicy, Policy } from './policy';
import type { Rule } from './rule';
import { RuleSet, ruleSetOf, Visitor } from './rule-set';
import { scoreOutcomes } from './score';
import type { Source, SourceFile } from './source';
import { AnyFile, nodesByName, whyUndecided } from './walk';

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
  if (isContainerised(result, source)) return result;
  const { files, unreadable, crashes } = result;
  return {
    status: 'not-containerised',
    categories: [],
    outcomes: [],
    findings: [],
    files,
    unreadable,
    crashes,
    images: [],
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
  const byPath = new Map(files.map(file => [file.path, file]));
  const set = ruleSetOf(rules, policy);
  const judging = new Judging(set, service, today, byPath);
  visitAll(set, judging, files, service, crashes);
  const scored = scoreOutcomes(judging.outcomes(), policy);
  const unreadable = merge(source.unreadable ?? [], service.unreadable);
  const status: CheckStatus =
    unreadable.length || crashes.length ? 'partial' : 'complete';
  return withoutTokens({
    status,
    ...scored,
    findings: judging.findings().sort(byPlace),
    files: files.map(({ path, parsed }) => ({ file: path, kind: parsed.kind })),
    unreadable,
    crashes,
    images: imagesOf(service, byPath, today),
  });
}

/** A file may be called after a token; all that is said of it is said without that. */
function withoutTokens(result: ScanResult): ScanResult {
  const { files, unreadable, crashes } = result;
  const isTelling = ({ file }: { file: string }) => maskPath(file) !== file;
  if (![...files, ...unreadable, ...crashes].some(isTelling)) return result;
  return JSON.parse(JSON.stringify(result), (key, value) =>
    key === 'file' ? maskPath(value) : value,
  );
}

const containerKinds = new Set<Kind | undefined>([
  'dockerfile',
  'compose',
  'kubernetes',
]);

/** A container file that could not be read is one all the same, also where only its text says so. */
function isContainerised(
  { files, unreadable, crashes }: ScanResult,
  source: Source,
): boolean {
  if (files.some(({ kind }) => containerKinds.has(kind))) return true;
  const left = [...unreadable, ...crashes];
  if (left.length === 0) return false;
  const texts = new Map(source.files.map(({ file, text }) => [file, text]));
  return left.some(({ file }) =>
    containerKinds.has(kindOf(file, texts.get(file))),
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
    ...service.bakes,
  ];
  return files.sort((a, b) => compare(a.source.file, b.source.file));
}

/**
 * One walk over each file, whatever the number of rules. A rule sees all nodes of a file before the next one does, as
 * the code of one rule fits into a processor's cache and that of all does not.
 */
function visitAll(
  set: RuleSet,
  judging: Judging,
  files: readonly FileInCheck[],
  service: Service,
  crashes: Crash[],
) {
  const { byKind, ofService } = set;
  const crashed = new Set<string>();
  const visit = (
    visitor: Visitor,
    nodes: readonly unknown[],
    file: FileInCheck | undefined,
  ) => {
    const error = judging.visit(visitor, nodes, file);
    if (!error) return;
    const { id } = visitor.by.rule;
    const path = file?.path ?? '.';
    const key = `${id}\0${path}`;
    if (crashed.has(key)) return;
    crashed.add(key);
    crashes.push(crash(id, path, error));
  };

  for (const file of files) {
    const ofKind = byKind.get(file.parsed.kind);
    if (!ofKind) continue;
    const why = whyUndecided(file.parsed);
    if (why) {
      for (const by of ofKind.rules) judging.leaveUnknown(by, why);
      continue;
    }
    const nodes = nodesByName(file.parsed);
    for (const visitor of ofKind.visitors) {
      const ofName = nodes.get(visitor.node);
      if (!ofName) continue;
      const { mentions } = visitor.by.rule;
      if (mentions && !file.mentions(mentions)) continue;
      visit(visitor, ofName, file);
    }
  }
  const kinds = new Set(files.map(({ parsed }) => parsed.kind));
  for (const visitor of ofService) {
    if (visitor.by.rule.kinds.some(kind => kinds.has(kind)))
      visit(visitor, [service], undefined);
  }
}

function crash(rule: string, file: string, error: unknown): Crash {
  const message = error instanceof Error ? error.message : String(error);
  // A parser may quote what it could not read.
  return { rule, file, message: maskSecrets(message).slice(0, 500) };
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

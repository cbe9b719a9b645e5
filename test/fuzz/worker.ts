import {
  applyFixes,
  defaultPolicy,
  formatMarkdown,
  formatSarif,
  formatText,
  ruleInfo,
} from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/engine';
import type { Kind } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { judge, mistakesIn, strictest } from '../hostile/judge';
import { minimise } from './minimise';
import { fuzzedService } from './service';
import { PER_SEED, textsByKind } from './seeds';

/** What a process that fuzzes tells, first that it begins with a seed, in the end what became of it. */
export type FuzzNews =
  | { begins: number; index: number }
  | {
      seed: number;
      counts: Partial<Record<Kind, number>>;
      findings: number;
      /** Bytes that the process has held at most. */
      memory: number;
      /** Seconds of a processor; other programs do not add to them. */
      work: number;
      slowest: number;
      failures: FuzzFailure[];
    };

/** A service that was not judged as it should be. */
export interface FuzzFailure {
  seed: number;
  index: number;
  kind: Kind;
  mistake: string;
  files: SourceFile[];
}

/** Of services of a few kilobytes; what takes longer than this does not end with a larger one. */
const LONGEST_CHECK = 5_000;
const MOST_FAILURES = 20;
/** Between two signs of life. */
const REPORT_EVERY = 500;

// Readers make many errors that they do not throw, and all of them would hold a trace.
Error.stackTraceLimit = 1;

const policy = strictest(defaultPolicy);
const infos = rules.map(ruleInfo);
const texts = textsByKind();

function mistakeOf(files: readonly SourceFile[], thorough: boolean) {
  try {
    const started = performance.now();
    const result = judge(files, policy);
    const took = performance.now() - started;
    const [mistake] = mistakesIn(files, result);
    if (took > LONGEST_CHECK)
      return { result, mistake: `slowness ${Math.round(took)}` };
    if (thorough && !mistake) {
      formatText(result, { rules: infos, colour: true });
      formatMarkdown(result, { rules: infos });
      formatSarif(result, { rules: infos });
      for (const file of files)
        for (const onlySafe of [true, false])
          applyFixes(file, result.findings, { onlySafe });
    }
    return { result, mistake };
  } catch (error) {
    return {
      mistake: `throw: ${error instanceof Error ? error.stack : error}`,
    };
  }
}

/** The sort of mistake, without what changes as the text gets shorter. */
const sortOf = (mistake: string | undefined) =>
  mistake?.split(/[:\n]/, 1)[0].replace(/ \d+$/, '');

function fuzz(seed: number) {
  const counts: Partial<Record<Kind, number>> = {};
  const failures: FuzzFailure[] = [];
  const sorts = new Set<string | undefined>();
  const before = process.cpuUsage();
  let findings = 0;
  let slowest = 0;
  for (let index = 0; index < PER_SEED; index++) {
    if (index % REPORT_EVERY === 0) say({ begins: seed, index });
    const { kind, files } = fuzzedService(texts, seed, index);
    const thorough = index % 20 === 0;
    const started = performance.now();
    const { result, mistake } = mistakeOf(files, thorough);
    slowest = Math.max(slowest, performance.now() - started);
    counts[kind] = (counts[kind] ?? 0) + 1;
    findings += result?.findings.length ?? 0;
    const sort = sortOf(mistake);
    if (!mistake || sorts.has(sort) || failures.length >= MOST_FAILURES)
      continue;
    sorts.add(sort);
    failures.push({
      seed,
      index,
      kind,
      mistake,
      files:
        sort === 'slowness'
          ? files
          : minimise(
              files,
              some => sortOf(mistakeOf(some, thorough).mistake) === sort,
            ),
    });
  }
  const memory = process.resourceUsage().maxRSS * 1024;
  const { user, system } = process.cpuUsage(before);
  const work = (user + system) / 1e6;
  say({ seed, counts, findings, memory, work, slowest, failures });
}

const say = (news: FuzzNews) => process.send?.(news);

process.on('message', (seed: number) => fuzz(seed));
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });

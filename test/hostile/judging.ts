import { defaultPolicy, kindOf } from '@plimsoll/engine';
import { hostileCases } from './files';
import { judge, mistakesIn, strictest } from './judge';
import { activeParts } from './outputs';

/** What a process says of a case. */
export interface Verdict {
  name: string;
  /** What is not as it should be. */
  mistakes: string[];
  milliseconds: number;
  /** Bytes that the process has held at most so far. */
  memory: number;
  /** In a few words. */
  outcome: string;
}

const policy = strictest(defaultPolicy);

function verdictOn(name: string): Verdict {
  const { files: make, refused, harmless } = hostileCases[name];
  const files = make();
  const started = performance.now();
  const result = judge(files, policy);
  const milliseconds = performance.now() - started;
  const mistakes = mistakesIn(files, result).slice(0, 5);
  mistakes.push(...activeParts(result, name));

  const [{ file, text }] = files;
  // Some YAML is only by its text one of ours: then there is nothing to judge.
  const isOurs = kindOf(file, text) !== undefined;
  const reason = result.unreadable.find(each => each.file === file)?.reason;
  if (isOurs && refused && !refused.test(reason ?? ''))
    mistakes.push(`not refused with ${refused}, but ${reason}`);
  if (!refused && reason !== undefined)
    mistakes.push(`refused, as it ${reason}`);
  // Beside a file that is not scored alone stands a Dockerfile, of which much can be said.
  const isOfOthers = (path: string) =>
    path === 'Dockerfile' && file !== 'Dockerfile';
  const told = result.findings.filter(each => !isOfOthers(each.file));
  // A template, of which is said that it is one.
  const isUndecided =
    result.score === undefined ||
    result.outcomes.some(({ reason }) => reason?.startsWith(`${file} is a`));
  if (isOurs && !refused && !harmless && !isUndecided && told.length === 0)
    mistakes.push(`nothing is said of it: ${result.status}`);
  return {
    name,
    mistakes,
    milliseconds,
    memory: process.resourceUsage().maxRSS * 1024,
    outcome: reason ?? `${told.length} findings`,
  };
}

process.on('message', (name: string) => {
  let verdict: Verdict;
  try {
    verdict = verdictOn(name);
  } catch (error) {
    const mistake = `throw: ${error instanceof Error ? error.stack : error}`;
    verdict = {
      name,
      mistakes: [mistake],
      milliseconds: 0,
      memory: 0,
      outcome: '',
    };
  }
  process.send?.(verdict);
});
process.on('disconnect', () => process.exit());

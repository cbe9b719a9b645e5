import { defineRule } from '@plimsoll/engine';
import type { Command, LocatedInFile, Step, Text } from '@plimsoll/syntax';
import {
  foreignContext,
  foreignVariable,
  privilegedTrigger,
} from '../delivery/foreign-text';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/github-env-injection',
  title: 'Keep foreign text out of the environment of later steps',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['pipeline/little-power'],
    controls: ['openssf-scorecard@5.5.0:Dangerous-Workflow'],
    zizmor: ['github-env'],
    kics: ['Beta - GitHub Environment File Injection'],
    urls: ['https://docs.github.com/actions/reference/security/secure-use'],
  },
  why: `
    What is written to \`$GITHUB_ENV\` is set for every later step, and a text with a line break in it sets more than one
    variable: \`LD_PRELOAD\`, \`NODE_OPTIONS\` or \`PATH\` make the next step run a stranger's code. Write such a text to
    \`$GITHUB_OUTPUT\`, or hand it to the one step that needs it.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "TITLE=$TITLE" >> "$GITHUB_ENV"\n        env:\n          TITLE: ${{ github.event.pull_request.title }}\n',
      good: 'on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - id: title\n        run: echo "title=$TITLE" >> "$GITHUB_OUTPUT"\n        env:\n          TITLE: ${{ github.event.pull_request.title }}\n',
    },
  ],
  check: {
    'github-actions': {
      step(step, report) {
        const writes = writesOf(step);
        if (writes.length === 0) {
          report.notApplicable();
          return;
        }
        const trigger = privilegedTrigger(step);
        for (const { at, target, foreign, made } of writes) {
          if (foreign !== undefined)
            report(
              at,
              `Others decide what ${shown(
                foreign,
              )} is, and it is written to ${target}: hand it to the one step that needs it`,
            );
          else if (made && trigger)
            report(
              at,
              `What is written to ${target} is made while ${trigger.name} runs for strangers: write fixed texts only, or use GITHUB_OUTPUT`,
              { severity: 'medium' },
            );
        }
      },
    },
  },
});

/** A text that is written to one of the two files. */
interface Write {
  readonly at: LocatedInFile;
  readonly target: string;
  /** What others decide in it. */
  readonly foreign: string | undefined;
  /** It is not the same whenever the step runs. */
  readonly made: boolean;
}

const files = /GITHUB_(?:ENV|PATH)\b/;

function writesOf(step: Step): Write[] {
  const { run } = step;
  if (!run) return [];
  const byCommands = run.commands.flatMap(command => writeBy(command, step));
  // What another shell does is only seen as text.
  return run.commands.length > 0 ? byCommands : linesOf(step);
}

/** `echo … >> "$GITHUB_ENV"`, or the last command of a pipe into it. */
function writeBy(command: Command, step: Step): Write[] {
  const target = targetOf(command);
  if (target === undefined) return [];
  const words = command.pipeline.flatMap(({ args, stdin, source }) => [
    ...args.filter(({ raw }) => !files.test(raw)).map(wordOf),
    ...(stdin
      ? [{ text: source.slice(stdin), names: namesIn(source.slice(stdin)) }]
      : []),
  ]);
  const writer = command.pipeline[0] ?? command;
  const printed = /^(?:echo|printf)$/.test(writer.name ?? '');
  const { source, start, end } = command;
  return [
    {
      at: { source, start, end },
      target,
      foreign: foreignIn(
        step,
        start,
        end,
        words.flatMap(({ names }) => names),
      ),
      made:
        (!printed && writer.stdin === undefined) ||
        words.some(({ text }) => /[$`]/.test(text)),
    },
  ];
}

function targetOf({ redirects, name, args }: Command): string | undefined {
  const targets = [
    ...redirects.map(({ target }) => target?.raw ?? ''),
    ...(name === 'tee' ? args.map(({ raw }) => raw) : []),
  ];
  return targets.map(raw => files.exec(raw)?.[0]).find(found => found);
}

const wordOf = ({ raw, variables }: Text) => ({
  text: raw,
  names: variables.map(({ name }) => name),
});

const namesIn = (text: string) =>
  [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name);

/** What others decide: an expression between two places of the step, or a variable. */
function foreignIn(
  step: Step,
  start: number,
  end: number,
  names: readonly string[],
): string | undefined {
  const expression = step.run?.text.expressions
    .filter(one => one.start >= start && one.end <= end)
    .map(one => foreignContext(one, step))
    .find(found => found !== undefined);
  return expression ?? names.find(name => foreignVariable(name, step));
}

/** Lines of PowerShell and the like that name one of the files. */
function linesOf(step: Step): Write[] {
  const { run } = step;
  if (!run) return [];
  const { node, written } = run.text;
  const found: Write[] = [];
  let from = 0;
  for (const line of written.split('\n')) {
    const target = files.exec(line)?.[0];
    const at = node.slice(from, from + line.length);
    from += line.length + 1;
    if (target === undefined) continue;
    const rest = line.replace(/\$\{?(?:env:)?GITHUB_(?:ENV|PATH)\}?/gi, '');
    const names = [...rest.matchAll(/(?:\$env:|%)(\w+)/gi)].map(
      ([, name]) => name,
    );
    found.push({
      at,
      target,
      foreign: foreignIn(step, at.start, at.end, names),
      made: /[$%]/.test(rest),
    });
  }
  return found;
}

import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Env, VariableUse } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/no-env-self-reference',
  title: 'Use a variable only below the ENV that sets it',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['image/build-arguments'],
    hadolint: ['DL3044'],
    urls: [
      'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    ],
  },
  why: `
    The builder puts in all variables of an instruction before it sets any of them. In \`ENV A=/opt B=$A/bin\` the second
    pair does not see the first: B becomes \`/bin\`, or whatever A was before, and nothing complains. An ENV of its own
    below sees it.`,
  unless: `you mean the value from before, as in \`PATH=/opt/bin:$PATH\`; that is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26\nENV GOBIN=/opt/go/bin PATH=$GOBIN:$PATH\n',
      good: 'FROM golang:1.26\nENV GOBIN=/opt/go/bin\nENV PATH=$GOBIN:$PATH\n',
    },
  ],
  check: {
    dockerfile: {
      env(node, report, { file }) {
        const setters = settersOf(node);
        node.pairs.forEach(({ value }, index) => {
          for (const use of value.variables) {
            const setter = setterOf(use, index, setters);
            if (setter === undefined) continue;
            report(
              use,
              `Variable ${use.name} is set by this same ENV, so it is not seen here: use it in an ENV below`,
              {
                fix:
                  setter < index ? splitBefore(node, index, file) : undefined,
              },
            );
          }
        });
      },
    },
  },
});

/** The first two pairs that set each variable. */
function settersOf({ pairs }: Env): Map<string, number[]> {
  const setters = new Map<string, number[]>();
  pairs.forEach(({ key: { value: name } }, index) => {
    const known = setters.get(name ?? '');
    if (!known) setters.set(name ?? '', [index]);
    else if (known.length < 2) known.push(index);
  });
  return setters;
}

/** The pair that the use was meant to see: another one of the same ENV, if nothing has set the variable before. */
function setterOf(
  { name, source }: VariableUse,
  index: number,
  setters: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  if (source !== 'undeclared' && source !== 'predefined') return undefined;
  const setter = setters.get(name)?.find(other => other !== index);
  if (setter === undefined) return undefined;
  // What the system sets is there before, so that only a pair to the left can be meant.
  return source === 'undeclared' || setter < index ? setter : undefined;
}

function splitBefore(
  { pairs, keyword, inOnbuild }: Env,
  index: number,
  { source }: Dockerfile,
): OfferedFix | undefined {
  const gap = { start: pairs[index - 1].end, end: pairs[index].start };
  if (source.slice(gap).includes('#')) return undefined;
  const trigger = inOnbuild ? 'ONBUILD ' : '';
  return {
    title: 'Begin another ENV here',
    safe: false,
    edits: [{ at: gap, text: `${source.lineBreak}${trigger}${keyword.raw} ` }],
  };
}

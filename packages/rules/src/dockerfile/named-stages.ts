import { defineRule } from '@plimsoll/engine';
import type { FixEdit, OfferedFix, Report } from '@plimsoll/engine';
import { everyInstruction } from '@plimsoll/syntax';
import type { Dockerfile, Instruction, Stage, Text } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/named-stages',
  title: 'Name the stages that others copy from',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/stages-with-a-purpose'],
    kics: ['Using Unnamed Build Stages'],
  },
  why: `
    \`--from=1\` counts stages. Whoever adds one, or puts two in another order, makes the copy come from elsewhere, and the
    build need not fail. A name goes on meaning the same stage, and tells the reader what is copied.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=0 /app /app\n',
      good: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=build /app /app\n',
    },
  ],
  check: {
    dockerfile: {
      copy({ from, fromStage }, report, { file }) {
        if (from && fromStage) judge(from, fromStage, report, file);
        else report.notApplicable();
      },
      run({ mounts }, report, { file }) {
        let isAny = false;
        for (const { from, fromStage } of mounts) {
          if (!from || !fromStage) continue;
          isAny = true;
          judge(from, fromStage, report, file);
        }
        if (!isAny) report.notApplicable();
      },
    },
  },
});

function judge(from: Text, stage: Stage, report: Report, file: Dockerfile) {
  const { name, index } = stage;
  if (!/^\d+$/.test(from.value ?? '') || from.value === name) return;
  if (!name) {
    report(
      from,
      `Stage ${index} is counted, not named: give it a name with AS and use that`,
      { fix: namingFix(stage, file) },
    );
    return;
  }
  const fix: OfferedFix = {
    title: `Write ${name}`,
    safe: false,
    edits: [{ at: from, text: name }],
  };
  report(from, `Stage ${index} is called ${name}: use its name`, { fix });
}

/** Names the stage, and says the name wherever its number stands now. */
function namingFix(stage: Stage, file: Dockerfile): OfferedFix | undefined {
  const { from, index } = stage;
  const taken = new Set(file.stages.map(({ name }) => name));
  const name = ['build', `build-${index}`].find(word => !taken.has(word));
  const at = from.name?.end;
  if (!name || at === undefined || from.rest.end !== at) return undefined;
  const as = from.keyword.raw === 'from' ? 'as' : 'AS';
  return {
    title: `Name it ${name}`,
    safe: false,
    edits: [
      { at: { start: at, end: at }, text: ` ${as} ${name}` },
      ...[...everyInstruction(file)]
        .flatMap(sourcesOf)
        .filter(({ stage: other }) => other === stage)
        .map(({ from: word }): FixEdit => ({ at: word, text: name })),
    ],
  };
}

/** What an instruction takes files from by a number. */
function sourcesOf(node: Instruction): { from: Text; stage: Stage }[] {
  if (node.type !== 'copy' && node.type !== 'run') return [];
  const sources = node.type === 'copy' ? [node] : node.mounts;
  return sources.flatMap(({ from, fromStage }) =>
    from && fromStage && /^\d+$/.test(from.raw)
      ? [{ from, stage: fromStage }]
      : [],
  );
}

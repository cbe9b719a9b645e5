import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, Report } from '@plimsoll/engine';
import type { Stage, Text } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/named-stages',
  title: 'Name the stages that others copy from',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: { kics: ['Using Unnamed Build Stages'] },
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
      copy({ from, fromStage }, report) {
        if (from && fromStage) judge(from, fromStage, report);
        else report.notApplicable();
      },
      run({ mounts }, report) {
        let isAny = false;
        for (const { from, fromStage } of mounts) {
          if (!from || !fromStage) continue;
          isAny = true;
          judge(from, fromStage, report);
        }
        if (!isAny) report.notApplicable();
      },
    },
  },
});

function judge(from: Text, { name, index }: Stage, report: Report) {
  if (!/^\d+$/.test(from.value ?? '') || from.value === name) return;
  if (!name) {
    report(
      from,
      `Stage ${index} is counted, not named: give it a name with AS and use that`,
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

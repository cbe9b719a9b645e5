import { defineRule } from '@plimsoll/engine';

/** What a module says to have its rules added; see the extension point. */
export const hostileRulesFile = __filename;

/** Rules that do to a process what a file should never be able to make a rule do. */
export const rules = [
  defineRule({
    id: 'test/hostile',
    title: 'Do as the file says',
    category: 'operations',
    severity: 'low',
    confidence: 'certain',
    references: {},
    why: 'To see what becomes of a check that goes wrong.',
    examples: [{ kind: 'dockerfile', bad: '# REPORT', good: '# NOTHING' }],
    check: {
      dockerfile: {
        file({ source }, report) {
          const { text } = source;
          if (text.includes('LOOP')) for (;;);
          if (text.includes('MEMORY')) fillMemory();
          if (text.includes('EXIT')) process.exit(3);
          if (text.includes('THROW')) throw new Error('as the file said');
          if (text.includes('ENVIRONMENT')) {
            throw new Error(Object.keys(process.env).join());
          }
          if (text.includes('REPORT')) {
            report({ start: 0, end: 1 }, 'Do not report this');
          }
        },
      },
    },
  }),
];

function fillMemory() {
  const kept: object[] = [];
  for (;;) kept.push({ n: kept.length });
}

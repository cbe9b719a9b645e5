import { defineRule } from '@plimsoll/engine';
import { everyInstruction } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/instruction-casing',
  title: 'Write all instructions in the same case',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    buildkit: ['ConsistentInstructionCasing'],
    urls: [
      'https://docs.docker.com/reference/build-checks/consistent-instruction-casing/',
    ],
  },
  why: `
    The builder does not care about capitals in the names of instructions, but people and search do: a \`copy\` among
    capitals is easily overlooked. Capitals are usual; all in lower case is fine too.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\ncopy . /srv\nCMD ["node", "/srv/app.js"]\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nCMD ["node", "/srv/app.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report) {
        const keywords = [...everyInstruction(file)]
          .filter(({ type }) => type !== 'unknown')
          .map(({ keyword }) => keyword);
        const isLower = (word: string) => word === word.toLowerCase();
        const isUpper = (word: string) => word === word.toUpperCase();
        const lower = keywords.filter(({ raw }) => isLower(raw)).length;
        const upper = keywords.filter(({ raw }) => isUpper(raw)).length;
        for (const keyword of keywords) {
          const { raw, name } = keyword;
          const wanted = lower > upper ? name.toLowerCase() : name;
          if (raw === wanted) continue;
          const isMixed = !isLower(raw) && !isUpper(raw);
          report(
            keyword,
            isMixed
              ? `Instruction ${raw} mixes capitals and small letters: write ${wanted}`
              : `Instruction ${raw} is not in the case of the other instructions: write ${wanted}`,
            {
              fix: {
                title: `Write ${wanted}`,
                safe: true,
                edits: [{ at: keyword, text: wanted }],
              },
            },
          );
        }
      },
    },
  },
});

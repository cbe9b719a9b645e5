import { defineRule } from '@plimsoll/engine';
import { flagBehind } from '../package-manager/command';

export default defineRule({
  id: 'dockerfile/useradd-no-log-init',
  title: 'Create users with high numbers with useradd --no-log-init',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3046'],
    urls: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  why: `
    \`useradd\` makes room for the new user in the login records, which are indexed by user number. With a number of six
    digits or more these become sparse files of gigabytes, and the archive of a layer writes the holes out.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN useradd --uid 1000660000 app\n',
      good: 'FROM debian:13\nRUN useradd -l --uid 1000660000 app\n',
    },
  ],
  mentions: ['useradd'],
  check: {
    dockerfile: {
      command({ command }, report) {
        const { nameAt } = command;
        const number = command.is('useradd') && command.flag('-u', '--uid');
        if (!nameAt || !number || !number.value) {
          report.notApplicable();
          return;
        }
        if (command.hasFlag('-l', '--no-log-init')) return;
        const { value } = number.value;
        if (value === undefined) {
          report.unknown(
            'A variable without a known value holds the number of the user',
          );
          return;
        }
        if (!/^0*[1-9]\d{5}/.test(value)) return;
        const edits = flagBehind(nameAt, '-l');
        report(
          number,
          `User number ${value} makes the login records huge: add -l, which leaves them alone`,
          edits && { fix: { title: 'Add -l', safe: true, edits } },
        );
      },
    },
  },
});

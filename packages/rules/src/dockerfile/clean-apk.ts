import { defineRule } from '@plimsoll/engine';
import { isMounted, removes } from '../package-manager/caches';
import { flagBehind } from '../package-manager/command';
import { commandsAfter, commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/clean-apk',
  title: 'Install with apk add --no-cache',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3019'],
    trivy: ['DS-0025'],
    kics: ['Apk Add Using Local Cache Path'],
  },
  why: `
    \`apk\` keeps the package index it fetched under \`/var/cache/apk\`, where it stays in the layer for good and is stale
    by the next day. With \`--no-cache\` it fetches the index, uses it, and stores nothing.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.22\nRUN apk add curl\n',
      good: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
    },
  ],
  mentions: ['apk'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['apk'],
        });
        const installs = found.filter(({ action }) => action === 'install');
        if (found.length && !installs.length) report.notApplicable();
        if (isMounted(run, folders)) return;
        for (const { command, verb, head } of installs) {
          if (command.hasFlag('--no-cache')) continue;
          const after = commandsAfter(run, command);
          if (after.some(later => removes(later, folders))) continue;
          const edits = flagBehind(verb, '--no-cache');
          report(
            head,
            'The package index of apk stays in the image: add --no-cache',
            edits && { fix: { title: 'Add --no-cache', safe: true, edits } },
          );
        }
      },
    },
  },
});

const folders = ['/var/cache/apk', '/etc/apk/cache'];

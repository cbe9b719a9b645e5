import { defineRule } from '@plimsoll/engine';
import { commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/apk-virtual',
  title: 'Name packages for the build with apk add --virtual',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    urls: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  },
  why: `
    Packages that are only there for the build are installed and deleted in one RUN. Listed twice, the two lists
    drift apart, and what the second one forgets stays in the image. \`--virtual\` gives the list a name, which is all
    that has to be deleted.`,
  unless: `a stage of its own does the building; the packages then never reach the image.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.22\nRUN apk add --no-cache gcc && make && apk del gcc\n',
      good: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc && make && apk del .build\n',
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
        const last = found[found.length - 1];
        if (!installs.length || last.action !== 'remove') {
          report.notApplicable();
          return;
        }
        const named = installs.some(({ command }) =>
          command.hasFlag('-t', '--virtual'),
        );
        const added = new Set(
          installs.flatMap(({ operands }) =>
            operands.map(({ shape }) => shape),
          ),
        );
        const again = last.operands.find(({ shape }) => added.has(shape));
        if (named || !again) return;
        report(
          installs[0].head,
          `This RUN deletes ${again.shape} again: install what is only for the build with --virtual .build, and delete .build`,
        );
      },
    },
  },
});

import { defineRule } from '@plimsoll/engine';
import { flagBehind } from '../package-manager/command';
import { commandsToJudge, isSetBefore } from '../package-manager/runs';
import { hasOption } from '../package-manager/yes-check';

export default defineRule({
  id: 'dockerfile/apt-no-recommends',
  title: 'Install with apt-get --no-install-recommends',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',

  references: {
    practices: ['image/only-what-is-needed'],
    controls: ['cis-docker@1.8.0:4.3'],
    hadolint: ['DL3015'],
    trivy: ['DS-0029'],
    kics: ['APT-GET Not Avoiding Additional Packages'],
  },
  why: `
    \`apt\` installs not only what a package needs but also what goes well with it. In an image that means
    documentation, mail servers and compilers that nobody asked for: more to pull, and more to patch.`,
  unless: `what you install does not work without its recommended packages; name those you need.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
    },
  ],
  mentions: ['apt'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const installs = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['apt'],
        }).filter(({ action }) => action === 'install');
        if (!installs.length) {
          report.notApplicable();
          return;
        }
        // The settings of apt may be written by an earlier line, or by this one.
        if (isSetBefore(run, context, offInSettings)) return;
        for (const { command, verb, head } of installs) {
          if (command.hasFlag('--no-install-recommends')) continue;
          if (hasOption(command, offByOption)) continue;
          const edits = flagBehind(verb, '--no-install-recommends');
          report(
            head,
            'Recommended packages come along: add --no-install-recommends, and name those you need',
            edits && {
              // What is installed changes by it.
              fix: { title: 'Add --no-install-recommends', safe: false, edits },
            },
          );
        }
      },
    },
  },
});

const offByOption = /^APT::Install-Recommends=["']?(?:0|false|no)\b/i;
const offInSettings = /APT::Install-Recommends[\s\\"'=]+(?:0|false|no)\b/i;

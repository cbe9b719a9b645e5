import { defineRule } from '@plimsoll/engine';
import { platformFlag, removePlatform } from '../platform-flag';

export default defineRule({
  id: 'dockerfile/redundant-target-platform',
  title: 'Leave out the platform that is the default',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/several-platforms'],
    hadolint: ['DL3065'],
    buildkit: ['RedundantTargetPlatform'],
    urls: [
      'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
    ],
  },
  why: `
    A stage is built for the target platform unless FROM says otherwise. \`--platform=$TARGETPLATFORM\` says nothing more,
    and makes readers look for a difference to the stages that say \`$BUILDPLATFORM\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM --platform=$TARGETPLATFORM alpine:3.24\nCOPY app /app\n',
      good: 'FROM alpine:3.24\nCOPY app /app\n',
    },
  ],
  check: {
    dockerfile: {
      from(from, report, { file }) {
        const { platform } = from;
        const flag = platformFlag(from);
        if (!flag || !platform) {
          report.notApplicable();
          return;
        }
        // An ARG with a default makes another value of it.
        const [variable] = platform.variables;
        if (variable?.source !== 'predefined') return;
        if (!/^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/.test(platform.raw))
          return;
        report(
          flag,
          `${platform.raw} is the platform without the flag too: remove it`,
          { fix: removePlatform(from, file, true) },
        );
      },
    },
  },
});

import { defineRule } from '@plimsoll/engine';
import { platformFlag, removePlatform } from '../platform-flag';

export default defineRule({
  id: 'dockerfile/no-const-platform',
  title: 'Leave the platform to those who build',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['image/several-platforms'],
    hadolint: ['DL3029'],
    buildkit: ['FromPlatformFlagConstDisallowed'],
    kics: ['Using Platform Flag with FROM Command'],
    urls: [
      'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    ],
  },
  why: `
    A platform written into FROM holds for every build: \`docker build --platform\` no longer has its say, an image for
    several architectures holds the same one several times, and on other machines it is emulated, slowly.`,
  unless: `the stage is for that platform alone; say so in its name, as in \`AS tools-amd64\`, and it is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM --platform=linux/amd64 golang:1.26 AS build\nRUN go build -o /app\n',
      good: 'FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN go build -o /app\n',
    },
  ],
  check: {
    dockerfile: {
      from(from, report, { file }) {
        const { platform, stage } = from;
        const flag = platformFlag(from);
        if (!flag || !platform) {
          report.notApplicable();
          return;
        }
        // An argument is there to be changed, also one with a default.
        if (platform.variables.length || !platform.value) return;
        const words = platform.value.toLowerCase().split('/').slice(0, 2);
        const name = stage?.name ?? '';
        if (words.some(word => word !== '' && name.includes(word))) return;
        report(
          flag,
          `Every build of this stage is for ${platform.value}: leave out --platform, or give it $BUILDPLATFORM`,
          { fix: removePlatform(from, file, false) },
        );
      },
    },
  },
});

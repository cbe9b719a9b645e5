import { defineRule } from '@plimsoll/engine';
import { withoutFlag } from '../without-flag';

export default defineRule({
  id: 'dockerfile/verified-download-curl',
  title: 'Let curl verify whom it downloads from',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11'],
    checkov: ['CKV2_DOCKER_2'],
  },
  why: `
    With \`-k\` or \`--insecure\` curl takes whatever answers, so anybody between the build and the server decides what
    ends up in the image. Where a proxy signs with a certificate of its own, give that to curl with \`--cacert\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN curl -fsSLk -o /tmp/a.tgz https://example.com/a.tgz\nUSER 10001\n',
      good: 'FROM debian:13\nRUN curl -fsSL -o /tmp/a.tgz https://example.com/a.tgz\nUSER 10001\n',
    },
  ],
  mentions: ['curl'],
  check: {
    dockerfile: {
      command({ command }, report) {
        if (command.name !== 'curl') {
          report.notApplicable();
          return;
        }
        const insecure = command.flag('-k', '--insecure', '--proxy-insecure');
        if (!insecure) return;
        const edits = withoutFlag(command, insecure);
        report(
          insecure,
          `With ${insecure.name} curl takes an answer from anybody: leave it out, or name the certificate with --cacert`,
          edits && {
            // What it talks to may have a certificate that nobody knows.
            fix: { title: `Leave out ${insecure.name}`, safe: false, edits },
          },
        );
      },
    },
  },
});

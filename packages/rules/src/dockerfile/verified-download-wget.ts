import { defineRule } from '@plimsoll/engine';
import { withoutFlag } from '../without-flag';

export default defineRule({
  id: 'dockerfile/verified-download-wget',
  title: 'Let wget verify whom it downloads from',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11'],
    checkov: ['CKV2_DOCKER_3'],
  },
  why: `
    With \`--no-check-certificate\` wget takes whatever answers, so anybody between the build and the server decides what
    ends up in the image. Where a proxy signs with a certificate of its own, give that to wget with \`--ca-certificate\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN wget --no-check-certificate -nv -O /tmp/a.tgz https://example.com/a.tgz\nUSER 10001\n',
      good: 'FROM debian:13\nRUN wget -nv -O /tmp/a.tgz https://example.com/a.tgz\nUSER 10001\n',
    },
  ],
  mentions: ['wget'],
  check: {
    dockerfile: {
      command({ command }, report) {
        if (command.name !== 'wget') {
          report.notApplicable();
          return;
        }
        const insecure = command.flag('--no-check-certificate');
        if (!insecure) return;
        const edits = withoutFlag(command, insecure);
        report(
          insecure,
          `With ${insecure.name} wget takes an answer from anybody: leave it out, or name the certificate with --ca-certificate`,
          edits && {
            // What it talks to may have a certificate that nobody knows.
            fix: { title: `Leave out ${insecure.name}`, safe: false, edits },
          },
        );
      },
    },
  },
});

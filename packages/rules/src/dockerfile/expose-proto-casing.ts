import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/expose-proto-casing',
  title: 'Write the protocol of a port in lower case',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    buildkit: ['ExposeProtoCasing'],
    urls: [
      'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
    ],
  },
  why: `
    The builder takes \`TCP\` for \`tcp\`, but what reads the image afterwards may compare the words as they are. Lower case
    is what everything else writes, and what newer builders ask for.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM nginx:1.29\nEXPOSE 80/TCP\n',
      good: 'FROM nginx:1.29\nEXPOSE 80/tcp\n',
    },
  ],
  check: {
    dockerfile: {
      expose({ ports }, report) {
        for (const { protocol, protocolAt, raw, value } of ports) {
          const lower = protocol?.toLowerCase() ?? '';
          if (!protocolAt || !protocols.has(lower) || protocol === lower)
            continue;
          report(
            protocolAt,
            `Protocol ${protocol} is in capitals: write ${lower}`,
            {
              fix:
                raw !== value
                  ? undefined
                  : {
                      title: `Write ${lower}`,
                      safe: true,
                      edits: [{ at: protocolAt, text: lower }],
                    },
            },
          );
        }
      },
    },
  },
});

/** Any other is no protocol at all, whatever its case. */
const protocols = new Set(['tcp', 'udp', 'sctp']);

import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-system-workdir',
  title: "Work in a folder of your own, not in the system's",
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    trivy: ['DS-0030'],
    urls: ['https://nvd.nist.gov/vuln/detail/CVE-2024-21626'],
  },
  why: `
    What is under \`/proc\`, \`/sys\` and \`/dev\` is not in the image: the kernel puts it there when the container
    starts, so files that are written there are gone. And a working folder such as \`/proc/self/fd/8\` has led out of
    the container onto the host.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.22\nWORKDIR /proc/self/fd/8\nUSER 10001\n',
      good: 'FROM alpine:3.22\nWORKDIR /srv/app\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      workdir({ path, resolved }, report) {
        if (!path) return;
        if (resolved === undefined) {
          // Below a folder that only the base image knows is not below the system's.
          if (path.value === undefined)
            report.unknown('A variable without a known value names the folder');
          return;
        }
        const folder =
          /^\/(?:proc|sys|dev|boot|bin|sbin|lib|lib64)(?=\/|$)/.exec(resolved);
        if (!folder) return;
        report(
          path,
          `The folder ${folder[0]} belongs to the system: work in a folder of your own, such as /srv/app`,
        );
      },
    },
  },
});

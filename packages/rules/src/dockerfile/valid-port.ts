import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/valid-port',
  title: 'Expose ports that exist',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3011'],
    trivy: ['DS-0008'],
    buildkit: ['ExposeInvalidFormat'],
    kics: ['UNIX Ports Out Of Range'],
    urls: ['https://docs.docker.com/reference/dockerfile/#expose'],
  },
  why: `
    A port is a number from 0 to 65535, alone or as a range, with tcp, udp or sctp behind a slash. The builder refuses
    anything else, or an older one takes it along into the image, where no client can ever connect to it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM nginx:1.29\nEXPOSE 80800\n',
      good: 'FROM nginx:1.29\nEXPOSE 8080\n',
    },
  ],
  check: {
    dockerfile: {
      expose({ ports, start, end }, report, { file: { problems } }) {
        const bad = problems.filter(
          problem =>
            problem.code === 'bad-port' &&
            start <= problem.start &&
            problem.end <= end,
        );
        for (const problem of bad) report(problem, problem.message);
        if (!bad.length && ports.some(({ value }) => value === undefined)) {
          report.unknown('A variable without a known value names a port');
        }
      },
    },
  },
});

import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-onbuild-chain',
  title: 'Trigger only what ONBUILD can run',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3043'],
    urls: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  },
  why: `
    ONBUILD leaves an instruction for the build of another image. It cannot be one that opens a stage, names a maintainer
    or leaves another trigger: the builder refuses FROM, MAINTAINER and ONBUILD there, and no image can be built.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nONBUILD ONBUILD COPY . /srv\n',
      good: 'FROM node:24-alpine\nONBUILD COPY . /srv\n',
    },
  ],
  check: {
    dockerfile: {
      onbuild({ start, end }, report, { file: { problems } }) {
        const bad = problems.find(
          problem =>
            problem.code === 'bad-onbuild' &&
            start <= problem.start &&
            problem.end <= end,
        );
        if (bad) report(bad, `${bad.message}: remove the trigger`);
      },
    },
  },
});

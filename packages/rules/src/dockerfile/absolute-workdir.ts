import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/absolute-workdir',
  title: 'Give WORKDIR an absolute path',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3000'],
    trivy: ['DS-0009'],
    checkov: ['CKV_DOCKER_10'],
    buildkit: ['WorkdirRelativePath'],
    kics: ['WORKDIR Path Not Absolute'],
    urls: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  },
  why: `
    A relative WORKDIR begins wherever the line or the base image above it left off. The day a line is inserted or the
    base image changes its own folder, files land somewhere else and the container starts in the wrong place, without
    an error in the build. An absolute path says the same thing whatever stands above it.`,
  unless: `a stage deliberately goes on from the folder of the stage it is FROM; that is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nWORKDIR srv/app\nCOPY . .\n',
      good: 'FROM node:24-alpine\nWORKDIR /srv/app\nCOPY . .\n',
    },
  ],
  check: {
    dockerfile: {
      workdir({ path, isAbsolute, resolved, before }, report) {
        if (!path || isAbsolute) return;
        if (isAbsolute === undefined) {
          report.unknown(
            'A variable without a known value decides whether WORKDIR is absolute',
          );
          return;
        }
        const { origin, value } = before.workdir;
        if (origin === 'stage' && value !== undefined) return;
        // A path with variables would lose them.
        const fix: OfferedFix | undefined =
          resolved !== undefined && path.raw === path.value
            ? {
                title: `Write ${resolved}`,
                safe: false,
                edits: [{ at: path, text: resolved }],
              }
            : undefined;
        if (origin === 'here') {
          report(
            path,
            `Relative WORKDIR depends on the WORKDIR above it: write ${
              fix ? resolved : 'the whole path'
            }`,
            { severity: 'low', fix },
          );
          return;
        }
        report(
          path,
          'Relative WORKDIR begins wherever the base image stands: write an absolute path',
          { fix },
        );
      },
    },
  },
});

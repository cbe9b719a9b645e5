import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Maintainer } from '@plimsoll/syntax';
import { doubleQuoted } from '../double-quoted';

export default defineRule({
  id: 'dockerfile/no-maintainer',
  title: 'Name the authors in a label',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['image/labels'],
    hadolint: ['DL4000'],
    trivy: ['DS-0022'],
    checkov: ['CKV_DOCKER_6'],
    buildkit: ['MaintainerDeprecated'],
    kics: ['MAINTAINER Instruction Being Used'],
    urls: [
      'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
      'https://specs.opencontainers.org/image-spec/annotations/',
    ],
  },
  why: `
    MAINTAINER was given up in 2017: registries and scanners do not show it, and only one can stand in an image. The label
    \`org.opencontainers.image.authors\` says the same in the place where tools look for it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nMAINTAINER Team Harbour <harbour@example.com>\n',
      good: 'FROM node:24-alpine\nLABEL org.opencontainers.image.authors="Team Harbour <harbour@example.com>"\n',
    },
  ],
  check: {
    dockerfile: {
      file({ instructions, escape }, report) {
        for (const instruction of instructions) {
          if (instruction.type !== 'maintainer') continue;
          report(
            instruction.keyword,
            `MAINTAINER is deprecated: use LABEL ${authors}="…"`,
            { fix: fixOf(instruction, escape) },
          );
        }
      },
    },
  },
});

const authors = 'org.opencontainers.image.authors';

function fixOf(
  { keyword, name, rest, stage }: Maintainer,
  escape: string,
): OfferedFix | undefined {
  if (!name) return undefined;
  const label = keyword.raw === keyword.raw.toLowerCase() ? 'label' : 'LABEL';
  return {
    title: `Replace it with LABEL ${authors}`,
    // A label that is there already may say something else; a comment between the lines would be lost.
    safe: !stage?.label(authors) && !/\n[^\S\n]*#/.test(name.raw),
    edits: [
      { at: keyword, text: label },
      {
        at: rest,
        text: `${authors}=${doubleQuoted(unquoted(name.value), escape)}`,
      },
    ],
  };
}

/** MAINTAINER takes quotes for a part of the name; nobody's name is in quotes. */
function unquoted(name: string = ''): string {
  const quoted = /^(["'])(.*)\1$/.exec(name);
  return quoted ? quoted[2] : name;
}

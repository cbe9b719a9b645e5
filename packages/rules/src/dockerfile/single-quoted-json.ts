import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Instruction, Located } from '@plimsoll/syntax';
import { doubleQuotedArray } from '../double-quoted-array';

export default defineRule({
  id: 'dockerfile/single-quoted-json',
  title: 'Put the strings of an array in double quotes',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/start-without-shell'],
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
    urls: ['https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
  },
  why: `
    The exec form is JSON, and JSON knows double quotes only. With single quotes the array is not one: the builder takes
    the brackets for words, says nothing, and the container tries to start a program called \`[node,\`. In COPY the brackets
    become names of files.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: "FROM node:24-alpine\nCMD ['node', 'server.js']\n",
      good: 'FROM node:24-alpine\nCMD ["node", "server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      instruction(node, report, { file }) {
        const problem = file.problems.find(
          ({ code, start, end }) =>
            code === 'single-quoted-json' &&
            node.start <= start &&
            end <= node.end,
        );
        // The trigger of an ONBUILD is visited on its own.
        if (!problem || node.type === 'onbuild') return;
        const at = arrayOf(node);
        report(
          at,
          'This is an array only with double quotes: with single ones the brackets are words',
          { fix: fixOf(at, file) },
        );
      },
    },
  },
});

function arrayOf(node: Instruction): Located {
  return node.type === 'healthcheck' && node.test ? node.test : node.rest;
}

function fixOf(
  at: Located,
  { source, escape }: Dockerfile,
): OfferedFix | undefined {
  const edits = doubleQuotedArray(source.slice(at), at.start, escape);
  return edits && { title: 'Write double quotes', safe: true, edits };
}

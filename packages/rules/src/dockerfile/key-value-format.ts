import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, Report, VisitContext } from '@plimsoll/engine';
import type { Dockerfile, Env, Label } from '@plimsoll/syntax';
import { requoted } from '../double-quoted';

export default defineRule({
  id: 'dockerfile/key-value-format',
  title: 'Write NAME=value in ENV and LABEL',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    buildkit: ['LegacyKeyValueFormat'],
    urls: [
      'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
    ],
  },
  why: `
    In the old form, with a space between name and value, everything to the end of the line is the value: a second pair
    becomes part of the first, without an error. The form with an equals sign takes several pairs, and shows where a
    value begins and ends. Builders warn of the old one, which may go away.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nENV NODE_OPTIONS --enable-source-maps --no-warnings\n',
      good: 'FROM node:24-alpine\nENV NODE_OPTIONS="--enable-source-maps --no-warnings"\n',
    },
  ],
  check: { dockerfile: { env: judge, label: judge } },
});

function judge(
  node: Env | Label,
  report: Report,
  { file }: VisitContext<unknown, Dockerfile>,
) {
  const [pair] = node.pairs;
  if (!node.isLegacy || !pair) return;
  report(
    pair,
    `${
      node.keyword.name
    } takes the rest of the line for one value here: write ${
      node.type === 'env' ? 'NAME' : 'key'
    }=value`,
    { fix: fixOf(node, file) },
  );
}

/** Puts the equals sign in place of the space, and quotes around a value that has spaces of its own. */
function fixOf(node: Env | Label, file: Dockerfile): OfferedFix | undefined {
  const { key, value } = node.pairs[0];
  const between = file.source.slice({ start: key.end, end: value.start });
  const { raw } = value;
  const text = /\s/.test(raw) ? requoted(raw, file.escape) : raw;
  if (text === undefined) return undefined;
  return {
    title: 'Write it with an equals sign',
    // A comment between name and value would be lost; one inside the value stays.
    safe: !between.includes('#'),
    edits: [{ at: { start: key.end, end: value.end }, text: `=${text}` }],
  };
}

import { defineRule } from '@plimsoll/engine';
import { UNKNOWN } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/copy-not-add',
  title: 'Use COPY for files and folders',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: {
    controls: ['cis-docker@1.8.0:4.9'],
    hadolint: ['DL3020'],
    trivy: ['DS-0005'],
    checkov: ['CKV_DOCKER_4'],
    kics: ['Add Instead of Copy'],
  },
  why: `
    ADD also fetches addresses and unpacks archives, and it decides by the content of a file, not by its name. For plain
    files that is only surprise: the day a source turns out to be an archive, it is unpacked unasked. COPY copies.`,
  unless: `you want an archive unpacked or an address fetched; such sources are not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nADD package.json /srv/\n',
      good: 'FROM node:24-alpine\nCOPY package.json /srv/\n',
    },
  ],
  check: {
    dockerfile: {
      add({ keyword, flags, sources }, report) {
        if (flags.some(({ name }) => onlyAdd.has(name))) return;
        if (sources.some(({ shape }) => isAddress(shape) || isArchive(shape)))
          return;
        if (sources.some(({ shape }) => shape.includes(UNKNOWN))) {
          report.unknown(
            'A variable decides what ADD is given: a file, an archive or an address',
          );
          return;
        }
        report(
          keyword,
          'ADD is given plain files only: use COPY, which does nothing else',
          {
            fix: {
              title: 'Replace ADD with COPY',
              // ADD tells an archive by its content, which the file does not show.
              safe: false,
              edits: [{ at: keyword, text: matchCase(keyword.raw) }],
            },
          },
        );
      },
    },
  },
});

/** Flags that COPY does not have. */
const onlyAdd = new Set(['checksum', 'keep-git-dir', 'unpack']);

const isAddress = (source: string) =>
  /^(?:https?|ftp|git|ssh):\/\/|^git@|\.git(?:#|$)/i.test(source);

const isArchive = (source: string) =>
  /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz|lzma|Z))$/i.test(
    source,
  );

const matchCase = (keyword: string) => (keyword === 'add' ? 'copy' : 'COPY');

import { defineRule } from '@plimsoll/engine';
import { UNKNOWN } from '@plimsoll/syntax';
import { isGitAddress, isWebAddress, mayBeArchive } from '../remote-source';

export default defineRule({
  id: 'dockerfile/copy-not-add',
  title: 'Use COPY for files and folders',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['image/only-what-is-needed'],
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
      add({ keyword, flags, sources, heredocs, brokenJson }, report) {
        if (brokenJson || !(sources.length || heredocs.length)) {
          report.notApplicable();
          return;
        }
        if (
          flags.some(({ name }) => onlyAdd.has(name)) ||
          sources.some(({ shape }) => isWanted(shape))
        ) {
          report.unmet('cis-docker@1.8.0:4.9');
          return;
        }
        const hasUnknown = sources.some(({ shape }) => shape.includes(UNKNOWN));
        if (hasUnknown) {
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
              // ADD tells an archive by its content: only where the name leaves no doubt is COPY the same.
              safe: sources.every(
                ({ shape, variables }) => !variables.length && isPlain(shape),
              ),
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

/** What only ADD does something with. */
const isWanted = (source: string) =>
  isWebAddress(source) || isGitAddress(source) || mayBeArchive(source);

/** Folders, and files of a sort that is no archive and never packed as one. */
const isPlain = (source: string) =>
  /(?:^|[\\/])\.{0,2}[\\/]?$/.test(source) || plainFile.test(source);

const plainFile = new RegExp(
  `\\.(?:${[
    'c|cc|cfg|cjs|conf|cpp|crt|cs|csproj|css|csv|cts|cue|dll|dockerignore|env|ex|exe|exs|fsproj|go|gradle|graphql',
    'h|hcl|hpp|html|ico|ini|j2|jar|java|jinja|jpg|js|json|jsonc|jsx|key|kt|kts|less|list|lock|lua|md|mjs|mod|mts',
    'ncl|npmrc|pem|php|pl|png|properties|proto|pub|py|pyi|r|rb|repo|rs|rst|sass|scala|scss|service|sh|sln|so|sql',
    'sum|svg|swift|tf|tmpl|toml|tpl|ts|tsx|txt|vue|war|whl|woff2?|xml|yaml|yml|zip',
  ].join('|')})$`,
  'i',
);

const matchCase = (keyword: string) => (keyword === 'add' ? 'copy' : 'COPY');

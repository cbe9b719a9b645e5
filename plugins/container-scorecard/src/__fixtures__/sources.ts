import { ScorecardFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';

/** Where the sample service lives. */
export const REPOSITORY = 'https://git.example.com/shop/checkout';
/** The commit that was scanned. */
export const REVISION = '3f2a91c07b5d4e8899aa11bb22cc33dd44ee55ff';

/** The files of the sample service; `«…»` is where the finding of that name stands. */
export const FILES: Record<string, string> = {
  Dockerfile: `FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --immutable
COPY . .
RUN yarn build

FROM node:22-bookworm-slim
WORKDIR /app
RUN apt-get update && apt-get install -y tini curl
COPY --from=build /app/dist ./dist
COPY --from=build /app/node_modules ./node_modules
EXPOSE 8080
CMD node dist/server.js
`,
  '.github/workflows/ci.yml': `name: ci
on:
  push:
    branches: [main]
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/setup-buildx-action@v3
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: registry.example.com/shop/checkout:\${{ github.sha }}
      - uses: aquasecurity/trivy-action@0.28.0
        with:
          image-ref: registry.example.com/shop/checkout:\${{ github.sha }}
          exit-code: '0'
`,
  'compose.yaml': `services:
  checkout:
    build: .
    ports: ['8080:8080']
    # plimsoll ignore=compose/memory-limit reason="only for development" until=2027-03-31
    environment:
      DATABASE_URL: postgres://db/checkout
  db:
    image: postgres:17
`,
};

/** A finding at a piece of text of one of the files, with its lines and links worked out. */
export function findingAt(
  words: Pick<ScorecardFinding, 'rule' | 'severity' | 'message' | 'file'> &
    Partial<ScorecardFinding> & {
      /** The text found; its first occurrence. */
      at: string;
    },
): ScorecardFinding {
  const { at, ...rest } = words;
  const text = FILES[words.file];
  const start = text.indexOf(at);
  if (start < 0) throw new Error(`${words.file} does not hold ${at}`);
  const place = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return {
      line: before.length,
      column: before[before.length - 1].length + 1,
    };
  };
  const from = place(start);
  const to = place(start + at.length);
  const lines = text.replace(/\n$/, '').split('\n');
  const first = Math.max(1, from.line - 3);
  return {
    kind: words.file === 'Dockerfile' ? 'dockerfile' : 'github-actions',
    confidence: 'likely',
    range: {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    },
    fingerprint: `${words.rule} ${words.file} ${start}`,
    excerpt: {
      startLine: first,
      lines: lines.slice(first - 1, to.line + 3),
    },
    link: `${REPOSITORY}/src/commit/${REVISION}/${words.file}#L${from.line}${
      to.line === from.line ? '' : `-L${to.line}`
    }`,
    ...rest,
  };
}

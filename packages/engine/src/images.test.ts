import type { ScannedImage } from '@plimsoll/findings';
import { supportState } from '@plimsoll/findings';
import { imageDataDays } from '@plimsoll/syntax';
import { check } from './check';

const images = (
  files: Record<string, string>,
  today: string = '2026-11-27',
): ScannedImage[] =>
  check(
    { files: Object.entries(files).map(([file, text]) => ({ file, text })) },
    [],
    { today },
  ).images;

/** `Dockerfile:1 node:22 ships`, one line per image. */
const listed = (files: Record<string, string>) =>
  images(files).map(
    ({ file, range, reference, ships }) =>
      `${file}:${range.startLine} ${reference}${ships ? ' ships' : ''}`,
  );

describe('a Dockerfile', () => {
  it('names what its stages are FROM and take files from; what ships is told from what builds', () => {
    expect(
      listed({
        Dockerfile: `FROM golang:1.25 AS build
RUN --mount=from=busybox:1.37,target=/b true
FROM build AS test
FROM scratch AS empty
FROM debian:12-slim
COPY --from=build /app /app
COPY --from=ghcr.io/acme/tools:1.2 /bin/tool /bin/
`,
      }),
    ).toEqual([
      'Dockerfile:1 golang:1.25',
      'Dockerfile:2 busybox:1.37',
      'Dockerfile:5 debian:12-slim ships',
      'Dockerfile:7 ghcr.io/acme/tools:1.2',
    ]);
  });

  it('ships the stage that Compose names as the target', () => {
    expect(
      listed({
        Dockerfile:
          'FROM node:24 AS runtime\nFROM node:24-alpine AS debug\nRUN a\n',
        'compose.yaml':
          'services:\n  web:\n    image: acme/web:1\n    build: {context: ., target: runtime}\n',
      }),
    ).toEqual(['Dockerfile:1 node:24 ships', 'Dockerfile:2 node:24-alpine']);
  });

  it('has the values of its arguments, and says where one has none', () => {
    const [known, open, all] = images({
      Dockerfile: `ARG VERSION=22
ARG BASE
FROM node:\${VERSION}-bookworm-slim AS a
FROM node:\${OTHER} AS b
FROM \${BASE}
`,
    });
    expect(known).toMatchObject({
      reference: 'node:22-bookworm-slim',
      repository: 'docker.io/library/node',
      tag: '22-bookworm-slim',
      product: 'Node.js 22',
      distribution: 'Debian 12',
    });
    expect(known.unknown).toBeUndefined();
    expect(open).toMatchObject({
      reference: 'node:${OTHER}',
      repository: 'docker.io/library/node',
      unknown: 'variable',
    });
    expect(open.tag).toBeUndefined();
    expect(all).toEqual({
      file: 'Dockerfile',
      range: { startLine: 5, startColumn: 6, endLine: 5, endColumn: 13 },
      reference: '${BASE}',
      ships: true,
      unknown: 'variable',
    });
  });

  it('may pin by digest, with a tag beside it or alone', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const [both, alone] = images({
      Dockerfile: `FROM node:22@${digest} AS a\nFROM node@${digest}\n`,
    });
    expect(both).toMatchObject({
      reference: 'node:22',
      tag: '22',
      digest,
      product: 'Node.js 22',
    });
    expect(alone).toMatchObject({
      reference: 'node',
      digest,
      unknown: 'digest',
    });
    expect(alone.tag).toBeUndefined();
  });

  it('names no image where a build passes a context of that name', () => {
    expect(
      listed({
        Dockerfile: 'FROM base\nCOPY --from=assets /a /a\n',
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      additional_contexts: {assets: ../assets, base: ../base}\n',
      }),
    ).toEqual([]);
  });

  it('gives away no secret that a variable puts into a name', () => {
    const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    const found = images({
      Dockerfile: `ARG TOKEN=${token}\nFROM ghcr.io/acme/a:\${TOKEN}\n`,
    });
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(token);
  });
});

describe('Compose', () => {
  it('runs what it pulls, not what it builds', () => {
    expect(
      listed({
        'compose.yaml': `services:
  web: {image: "acme/web:1", build: .}
  worker: {image: "acme/web:1"}
  db: {image: "postgres:\${PG:-16}"}
  old: {image: "redis:6.0", deploy: {replicas: 0}}
  any: {image: "\${IMAGE}"}
`,
        'compose.override.yaml':
          'services:\n  mail: {image: "axllent/mailpit:v1.20"}\n',
      }),
    ).toEqual([
      'compose.override.yaml:2 axllent/mailpit:v1.20',
      'compose.yaml:4 postgres:16 ships',
      'compose.yaml:5 redis:6.0',
      'compose.yaml:6 ${IMAGE} ships',
    ]);
  });

  it('names one place once, however many services have it', () => {
    expect(
      listed({
        'compose.yaml': `x-a: &a
  image: redis:8.2
services:
  one: {<<: *a}
  two: {<<: *a}
`,
      }),
    ).toEqual(['compose.yaml:2 redis:8.2 ships']);
  });
});

describe('Kubernetes', () => {
  const pod = (image: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: ${image}\n`;

  it('runs what its containers name, but for what is built here', () => {
    const workflow = `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t ghcr.io/acme/web:1 . && docker push ghcr.io/acme/web:1
`;
    expect(
      listed({
        Dockerfile: 'FROM nginx:1.29\n',
        '.github/workflows/ci.yml': workflow,
        'k8s/web.yaml': pod('ghcr.io/acme/web:1'),
        'k8s/cache.yaml': pod('redis:8.2'),
      }),
    ).toEqual([
      'Dockerfile:1 nginx:1.29 ships',
      'k8s/cache.yaml:7 redis:8.2 ships',
    ]);
  });
});

describe('what is known of an image', () => {
  const of = (reference: string, today?: string) =>
    images({ Dockerfile: `FROM ${reference}\n` }, today)[0];

  it('is when its first part ends, which that is, and what to move to', () => {
    const image = of('node:18-bullseye-slim');
    expect(image).toMatchObject({
      product: 'Node.js 18',
      distribution: 'Debian 11',
      endsOn: '2025-04-30',
      ends: 'Node.js 18',
    });
    expect(image.moveTo).toMatch(/^Node\.js \d+$/);
    const below = of('node:24-bullseye-slim');
    expect(below).toMatchObject({ ends: 'Debian 11' });
    expect(below.moveTo).toMatch(/^an image with Debian \d+$/);
  });

  it('is a distribution by itself', () => {
    expect(of('debian:12')).toMatchObject({ distribution: 'Debian 12' });
    expect(of('debian:12').product).toBeUndefined();
  });

  it('is nothing of what nobody knows', () => {
    expect(of('ghcr.io/acme/base:7')).toMatchObject({
      repository: 'ghcr.io/acme/base',
      unknown: 'image',
    });
    expect(of('node:nonsense')).toMatchObject({ unknown: 'tag' });
  });

  it('is that its repository is given up', () => {
    const image = of('openjdk:17');
    expect(image.retired).toBeDefined();
    expect(image.moveTo).toMatch(/temurin|corretto/i);
  });

  it('is forgotten of tags that move once the data are old', () => {
    const { asOf } = imageDataDays;
    expect(of('node:latest', asOf).product).toMatch(/^Node\.js/);
    const later = `${Number(asOf.slice(0, 4)) + 2}${asOf.slice(4)}`;
    const image = of('node:latest', later);
    expect(image.unknown).toBe('stale');
    expect(image.product).toBeUndefined();
  });
});

describe('how an image stands on a day', () => {
  const state = (
    image: Parameters<typeof supportState>[0],
    today: string = '2026-11-27',
  ) => supportState(image, today, 90);

  it('is counted from that day, not from the scan', () => {
    const image = { endsOn: '2027-02-25' };
    expect(state(image)).toBe('ends-soon');
    expect(state(image, '2026-11-26')).toBe('supported');
    expect(state(image, '2027-02-24')).toBe('ends-soon');
    expect(state(image, '2027-02-25')).toBe('ended');
  });

  it('is unknown where a part is, unless another has ended', () => {
    expect(state({ unknown: 'image' })).toBe('unknown');
    expect(state({ unknown: 'image', endsOn: '2030-01-01' })).toBe('unknown');
    expect(state({ unknown: 'image', endsOn: '2026-01-01' })).toBe('ended');
    expect(state({ retired: 'is retired', endsOn: '2026-01-01' })).toBe(
      'retired',
    );
  });
});

it('is an empty list for a service without container files', () => {
  expect(images({ 'README.md': '# A\n' })).toEqual([]);
});

it('ends with a file that names very many', () => {
  const text = Array.from({ length: 700 }, (_, i) => `FROM a:${i}`).join('\n');
  expect(images({ Dockerfile: text })).toHaveLength(500);
});

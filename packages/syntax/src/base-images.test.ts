import { baseImageFacts } from './base-images';
import { parseImageRef } from './image-ref';

const digest = `sha256:${'0'.repeat(64)}`;

it.each([
  ['node:22', { user: 'root', hasShell: true, packageManager: 'apt' }],
  ['node:22-alpine', { user: 'root', hasShell: true, packageManager: 'apk' }],
  [`node:22@${digest}`, { user: 'root', packageManager: 'apt' }],
  ['public.ecr.aws/docker/library/node:22', { packageManager: 'apt' }],
  ['gcr.io/distroless/static', { user: 'root', hasShell: false }],
  ['gcr.io/distroless/static:nonroot', { user: '65532', hasShell: false }],
  ['gcr.io/distroless/base:debug-nonroot', { user: '65532', hasShell: true }],
  ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', { user: '1654' }],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', { user: 'root' }],
  ['mcr.microsoft.com/windows/servercore:ltsc2022', { isWindows: true }],
  ['golang:1-nanoserver', { isWindows: true }],
  ['cgr.dev/chainguard/nginx', { user: '65532' }],
  ['cgr.dev/chainguard/wolfi-base', { user: 'root' }],
])('knows %s', (name, facts) => {
  expect(baseImageFacts(parseImageRef(name))).toMatchObject(facts);
});

it('tells of a digest only what holds for all tags', () => {
  expect(
    baseImageFacts(parseImageRef(`gcr.io/distroless/static@${digest}`)),
  ).toEqual({ workdir: '/' });
  expect(baseImageFacts(parseImageRef(`node@${digest}`))).toEqual({
    user: 'root',
    hasShell: true,
  });
});

it('knows nothing of other images', () => {
  expect(baseImageFacts(parseImageRef('example.com/node'))).toEqual({});
  expect(baseImageFacts(parseImageRef('nodejs'))).toEqual({});
});

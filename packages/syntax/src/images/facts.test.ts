import { parseImageRef } from '../image-ref';

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
  [
    'mcr.microsoft.com/windows/servercore:ltsc2022',
    { user: 'ContainerAdministrator' },
  ],
  ['mcr.microsoft.com/windows/nanoserver:ltsc2022', { user: 'ContainerUser' }],
  ['registry.access.redhat.com/ubi9/nodejs-22-minimal', { user: '1001' }],
  ['registry.docker.com/library/ruby:3.4-slim', { packageManager: 'apt' }],
  ['node:22', { tools: { curl: true, wget: true } }],
  ['node:22-slim', { tools: { curl: false, wget: false } }],
  ['php:8.4-fpm-alpine', { tools: { curl: true, wget: true } }],
  ['nginx:1.31-alpine-slim', { tools: { curl: false, wget: true } }],
  ['postgres:17', { volumes: ['/var/lib/postgresql/data'] }],
  ['postgres:9.6-alpine', { volumes: ['/var/lib/postgresql/data'] }],
  ['postgres:18.1', { volumes: ['/var/lib/postgresql'] }],
  ['postgres', { volumes: ['/var/lib/postgresql'] }],
  ['mariadb:11.8-ubi', { user: 'mysql', packageManager: 'microdnf' }],
  ['dunglas/frankenphp:1-php8.5', { hasHealthcheck: true }],
  ['debian:13', { variables: [], hasNoOtherVariables: true }],
  ['cgr.dev/chainguard/nginx', { user: '65532' }],
  ['cgr.dev/chainguard/wolfi-base', { user: 'root' }],
])('knows %s', (name, facts) => {
  expect(parseImageRef(name).facts).toMatchObject(facts);
});

it('tells of a digest only what holds for all tags', () => {
  expect(parseImageRef(`gcr.io/distroless/static@${digest}`).facts).toEqual({});
  expect(parseImageRef(`node@${digest}`).facts).toEqual({
    user: 'root',
    hasShell: true,
    users: { node: 1000 },
    variables: ['NODE_VERSION', 'YARN_VERSION'],
  });
});

it('knows nothing of other images', () => {
  expect(parseImageRef('example.com/node').facts).toEqual({});
  expect(parseImageRef('nodejs').facts).toEqual({});
});

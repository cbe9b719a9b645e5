import { parseImageRef } from '../image-ref';
import { plainText } from '../mapped-text';
import { UNKNOWN } from '../text';
import { releaseData } from './data';
import { entryOf, knownName } from './entries';
import { ProductId, products } from './products';
import { table } from './table';

const digest = `sha256:${'0'.repeat(64)}`;

/** What there is to say of an image, in one line. */
function said(name: string): string {
  const { releases, missing, retirement, lastBuilt } =
    parseImageRef(name).support;
  return [
    ...releases.map(
      ({ name: release, end, isMoving }) =>
        `${release} ${end ?? 'open'}${isMoving ? '?' : ''}`,
    ),
    ...(missing ? [`no ${missing}`] : []),
    ...(retirement ? [`retired ${retirement.since ?? ''}`.trim()] : []),
    ...(lastBuilt ? [`last built ${lastBuilt}`] : []),
  ].join(', ');
}

it.each([
  // A version, exact or not, with or without a variant.
  ['node:18.20.4-alpine3.20', 'Node.js 18 2025-04-30, Alpine 3.20 2026-04-01'],
  [
    'docker.io/library/node:18-bullseye-slim',
    'Node.js 18 2025-04-30, Debian 11 2026-08-31',
  ],
  ['Node:18-Bullseye', 'Node.js 18 2025-04-30, Debian 11 2026-08-31'],
  ['python:3.12-bullseye', 'Python 3.12 2028-10-31, Debian 11 2026-08-31'],
  ['python:3.9-slim-trixie', 'Python 3.9 2025-10-31, Debian 13 2030-06-30'],
  ['python:3.15.0rc1', 'no tag'],
  ['redis:8.10.1', 'Redis 8.10 open, Debian 13 2030-06-30?'],
  ['ubuntu:jammy-20260101', 'Ubuntu 22.04 2027-04-01'],
  ['debian:bookworm-slim', 'Debian 12 2028-06-30'],
  ['alpine:3.19.1', 'Alpine 3.19 2025-11-01'],
  ['amazonlinux:2.0.20240131.0', 'Amazon Linux 2 2026-06-30'],
  ['amazonlinux:2018.03', 'Amazon Linux 2018.03 2023-12-31'],
  ['node:lts-iron', 'Node.js 20 2026-04-30'],
  ['traefik:v2.10', 'Traefik 2.10 2024-02-12'],
  ['docker:19.03-dind', 'Docker 19.03 2021-01-08'],
  [
    'eclipse-temurin:8u402-b06-jdk-alpine-3.20',
    'Eclipse Temurin 8 2030-12-31, Alpine 3.20 2026-04-01',
  ],
  [
    'mcr.microsoft.com/dotnet/aspnet:8.0.10-jammy',
    '.NET 8 2026-11-10, Ubuntu 22.04 2027-04-01',
  ],
  ['mcr.microsoft.com/dotnet/core/sdk:3.1', '.NET 3.1 2022-12-13'],
  ['quay.io/centos/centos:stream8', 'CentOS Stream 8 2024-05-31'],
  ['public.ecr.aws/docker/library/node:18', 'Node.js 18 2025-04-30'],
  ['registry.docker.com/library/ruby:3.1-slim', 'Ruby 3.1 2025-03-26'],
  [
    'registry.access.redhat.com/ubi9/ubi-minimal:9.3',
    'Red Hat UBI 9 2032-05-31',
  ],
  [`registry.access.redhat.com/ubi9@${digest}`, 'Red Hat UBI 9 2032-05-31'],
  ['buildpack-deps:bullseye', 'Debian 11 2026-08-31'],
  [
    'golang:1.26-windowsservercore-ltsc2019',
    'Go 1.26 open, Windows Server Core 2019 2029-01-09',
  ],
  // What all that a shorter version may mean has come to.
  ['python:2', 'Python 2 2020-01-01'],
  ['docker:24-cli', 'Docker 24 2024-06-08'],
  ['php:5', 'no tag'],
  ['mongo:8', 'no tag'],
  // Tags that move.
  ['node', 'Node.js 26 2029-04-30?, Debian 13 2030-06-30?'],
  ['node:lts-alpine', 'Node.js 24 2028-04-30?, Alpine 3.24 2028-06-01?'],
  ['python:3-bullseye', 'Python 3.14 2030-10-31?, Debian 11 2026-08-31'],
  ['node:bullseye-slim', 'Node.js 26 2029-04-30?, Debian 11 2026-08-31'],
  ['redis:7.4-alpine', 'Redis 7.4 2029-12-01, Alpine 3.21 2026-11-01?'],
  ['mysql:8', 'MySQL 8.4 2032-04-30?, Oracle Linux 9 2032-06-30?'],
  ['mysql', 'no tag'],
  ['mongo', 'no tag'],
  // Not built any more, though supported: what it stands on stays what it was.
  [
    'redis:8.0-alpine',
    'Redis 8.0 2026-12-01, Alpine 3.21 2026-11-01, last built 2026-05-07',
  ],
  // Languages inside.
  [
    'maven:3.8-eclipse-temurin-20',
    'Maven 3.8 2025-06-14, Eclipse Temurin 20 2023-09-19',
  ],
  ['gradle:8.14-jdk21', 'Gradle 8 open, Eclipse Temurin 21 2029-12-31'],
  [
    'dunglas/frankenphp:1-php8.1-bookworm',
    'PHP 8.1 2025-12-31, Debian 12 2028-06-30, no image',
  ],
  // Distroless says it in its name.
  [
    'gcr.io/distroless/nodejs18-debian11:nonroot',
    'distroless on Debian 11 2023-12-01, Node.js 18 2025-04-30',
  ],
  ['gcr.io/distroless/static-debian12', 'distroless on Debian 12 2026-09-01'],
  ['gcr.io/distroless/python3-debian12', 'distroless on Debian 12 2026-05-12'],
  ['gcr.io/distroless/python3-debian10', 'distroless on Debian 10 2024-06-30'],
  ['gcr.io/distroless/cc-debian13', 'distroless on Debian 13 open'],
  ['gcr.io/distroless/base', ''],
  // Repositories that are not kept up.
  ['centos:7', 'no image, retired 2024-06-30'],
  ['openjdk:17-jdk-slim', 'no image, retired 2022-07-31'],
  ['openjdk:28-ea', 'no image'],
  ['bitnami/redis:7.2', 'no image, retired 2025-09-29'],
  ['bitnami/redis', 'no image'],
  ['bitnamilegacy/redis:7.2', 'no image, retired 2025-08-28'],
  ['k8s.gcr.io/pause:3.5', 'no image, retired 2023-04-03'],
  // Always the newest.
  ['cgr.dev/chainguard/python:latest-dev', ''],
  ['cgr.dev/chainguard/python:3.11', 'no tag'],
  // What cannot be known.
  ['acme/app:1', 'no image'],
  ['node:next', 'no tag'],
  ['node:27', 'no tag'],
  [`node@${digest}`, 'no digest'],
  [`node:18@${digest}`, 'Node.js 18 2025-04-30'],
  // Of others, only what their tags say.
  [
    'hexpm/elixir:1.15.0-erlang-26.0-debian-bullseye-20230522-slim',
    'Debian 11 2026-08-31, no image',
  ],
  ['nvidia/cuda:12.1.1-devel-ubuntu20.04', 'Ubuntu 20.04 2025-05-31, no image'],
])('%s: %s', (name, expected) => {
  expect(said(name)).toBe(expected);
});

it('guesses nothing where a variable hides the tag or the name', () => {
  const of = (text: string) =>
    parseImageRef(text, 0, plainText(text, 0)).support;
  expect(of(`node:${UNKNOWN}-bullseye`)).toEqual({
    releases: [],
    missing: 'variable',
  });
  expect(of(`${UNKNOWN}/node:18`)).toEqual({
    releases: [],
    missing: 'variable',
  });
});

it('names the release that is supported longest', () => {
  const [{ successor }] = parseImageRef('node:18').support.releases;
  expect(successor).toEqual({ name: 'Node.js 26', end: '2029-04-30' });
  const [{ successor: next }] = parseImageRef('golang:1.20').support.releases;
  expect(next).toEqual({ name: 'Go 1.27' });
});

describe('the data', () => {
  const days = Object.entries(releaseData.releases).flatMap(([id, rows]) =>
    rows.map(row => [id, ...row] as const),
  );

  it('has a day or nothing for each end, and each version once', () => {
    const wrong = days.filter(
      ([, version, end]) =>
        !/^\d+(\.\d+)*$/.test(version) || !/^(\d{4}-\d\d-\d\d)?$/.test(end),
    );
    expect(wrong).toEqual([]);
    const names = days.map(([id, version]) => `${id} ${version}`);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  });

  it('speaks of releases that there are', () => {
    const versions = (id: ProductId) =>
      new Set(releaseData.releases[id].map(([version]) => version));
    for (const [name, { moving = {}, below = [], dropped = [] }] of [
      ...Object.entries(releaseData.tags),
    ]) {
      const entry = entryOf(name)!;
      const own = versions(entry.product!);
      const named = [
        ...Object.values(moving),
        ...below.map(([version]) => version),
        ...dropped.map(([version]) => version),
      ];
      expect(named.filter(version => !own.has(version))).toEqual([]);
      for (const system of below.flatMap(([, ...systems]) => systems)) {
        if (!system) continue;
        const [id, version] = system.split(' ');
        expect(versions(id as ProductId)).toContain(version);
      }
    }
  });

  it('has each product in use and each name once', () => {
    const used = new Set(
      table.flatMap(({ product, inside = [] }) => [
        product,
        ...inside.map(one => one.product),
      ]),
    );
    expect(
      Object.keys(products).filter(id => !used.has(id as ProductId)),
    ).toEqual([]);
    const names = table.flatMap(entry => entry.names);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
    expect(names.filter(name => knownName(name) !== name)).toEqual([]);
  });
});

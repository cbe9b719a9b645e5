import { testRule } from '@plimsoll/engine/testing';
import rule from './supported-base-image';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const fresh = '2026-09-10';

const node18 =
  'This is Node.js 18, which has had no security fixes since 2025-04-30 (endoflife.date/nodejs): move to Node.js 26, which has them until 2029-04-30';
const debian11 =
  'This stands on Debian 11, which has had no security fixes since 2026-08-31 (endoflife.date/debian): move to an image with Debian 13, which has them until 2030-06-30';

testRule(rule, {
  valid: [
    'FROM node:24-trixie-slim\n',
    'FROM python:3.13-slim-bookworm\nRUN pip install .\n',
    'FROM gcr.io/distroless/nodejs24-debian13:nonroot\n',
    'FROM cgr.dev/chainguard/python:latest\n',
    'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\n',
    'FROM golang:1.27 AS build\nRUN go build\nFROM scratch\nCOPY --from=build /app /app\n',
    {
      title: 'a distribution that its long-term support keeps',
      text: 'FROM debian:12\n',
    },
    {
      title: 'the last day',
      text: 'FROM node:18\n',
      today: '2025-01-01',
    },
    {
      title: 'a moving tag, as long as what is known of it is fresh',
      text: 'FROM node:lts-alpine\n',
      today: fresh,
    },
    {
      title: 'a release without a published end',
      text: 'FROM golang:1.26\n',
    },
    {
      title: 'a paid extension is accepted with its end',
      text: '# plimsoll ignore=dockerfile/supported-base-image reason="Ubuntu Pro" until=2030-04-02\nFROM ubuntu:20.04\n',
    },
    {
      title: 'distroless without a number follows the newest Debian',
      text: 'FROM gcr.io/distroless/static:nonroot\n',
    },
  ],
  invalid: [
    {
      title: 'language and distribution, each with its own end',
      text: 'FROM ««node:18-bullseye-slim»»\n',
      says: [node18, debian11],
      severity: 'high',
    },
    {
      title: 'the language lives, the distribution does not',
      text: 'FROM «python:3.12-bullseye»\n',
      says: debian11,
    },
    {
      title: 'the reverse',
      text: 'FROM «python:3.9-trixie»\n',
      says: 'This is Python 3.9, which has had no security fixes since 2025-10-31 (endoflife.date/python): move to Python 3.14, which has them until 2030-10-31',
    },
    {
      title: 'from the day itself',
      text: 'FROM «node:18»\n',
      today: '2025-04-30',
      says: node18,
    },
    {
      title: 'soon',
      text: 'FROM «node:22»\n',
      today: '2027-02-01',
      says: 'This is Node.js 22, which has security fixes only until 2027-04-30 (endoflife.date/nodejs): plan the move to Node.js 26, which has them until 2029-04-30',
      severity: 'info',
    },
    {
      title: 'a tag that a variable with a default makes',
      text: 'ARG NODE=16.20\nFROM «node:${NODE}-alpine»\n',
      says: 'This is Node.js 16, which has had no security fixes since 2023-09-11 (endoflife.date/nodejs): move to Node.js 26, which has them until 2029-04-30',
    },
    {
      title: 'by another door to Docker Hub',
      text: 'FROM «public.ecr.aws/docker/library/node:18»\n',
      says: node18,
    },
    {
      title: 'as labelled: the digest wins, the tag is a claim',
      text: `FROM «node:18@${digest}»\n`,
      says: node18.replace('This is', 'By the tag beside its digest this is'),
    },
    {
      title: 'what compiles leaves its library in what it makes',
      text: 'FROM «golang:1.22» AS build\nRUN go build\nFROM scratch\nCOPY --from=build /app /app\n',
      severity: 'medium',
    },
    {
      title: 'the distribution of a stage that only builds',
      text: 'FROM «node:24-bullseye» AS build\nFROM scratch\nCOPY --from=build /app /app\n',
      says: debian11,
      severity: 'low',
    },
    {
      title: 'a tool',
      text: 'FROM «rust:1.90» AS build\nFROM scratch\nCOPY --from=build /app /app\n',
      severity: 'low',
    },
    {
      title: 'an image that files are copied from',
      text: 'FROM php:8.4-fpm\nCOPY --from=«composer:2.7» /usr/bin/composer /usr/bin/\n',
      severity: 'low',
    },
    {
      title: 'the JDK inside',
      text: 'FROM «maven:3.9-eclipse-temurin-20»\n',
      says: 'This holds Eclipse Temurin 20, which has had no security fixes since 2023-09-19 (endoflife.date/eclipse-temurin): move to an image with Eclipse Temurin 25, which has them until 2031-09-30',
    },
    {
      title: 'distroless has ends of its own, and those of what is inside',
      text: 'FROM ««gcr.io/distroless/nodejs20-debian12:nonroot»»\n',
      says: [
        'This holds Node.js 20, which has had no security fixes since 2026-04-30 (endoflife.date/nodejs): move to an image with Node.js 26, which has them until 2029-04-30',
        'This is distroless on Debian 12, which has had no security fixes since 2026-02-27 (github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md): move to distroless on Debian 13',
      ],
    },
    {
      title: 'whatever a short tag means, it has ended',
      text: 'FROM «python:2-slim»\n',
      says: 'This is Python 2, which has had no security fixes since 2020-01-01 (endoflife.date/python): move to Python 3.14, which has them until 2030-10-31',
    },
    {
      title: 'the tag of an image that nothing else is known of',
      text: 'FROM «hexpm/elixir:1.15.0-erlang-26.0-debian-bullseye-20230522-slim»\n',
      says: debian11,
    },
    {
      title: 'what a tag stood on, as long as that is fresh',
      text: 'FROM «redis:7.4-alpine»\n',
      today: '2026-11-10',
      says: 'As of 2026-08-22 this stands on Alpine 3.21, which has had no security fixes since 2026-11-01 (endoflife.date/alpine-linux): move to an image with Alpine 3.24, which has them until 2028-06-01',
    },
    {
      title: 'a distribution that a moving tag names does not move',
      text: 'FROM «python:3-bullseye»\n',
      says: debian11,
    },
    {
      title: 'supported, but not built any more',
      text: 'FROM «redis:8.0-bookworm»\n',
      today: '2026-06-01',
      says: 'Tags of Redis 8.0 have not been built since 2026-05-07, so they miss the fixes of what is below: plan the move to Redis 8.2, which has them until 2030-09-01',
      severity: 'low',
    },
    {
      title: 'a repository that is given up',
      text: 'FROM «centos:7»\n',
      says: 'Repository centos has had no security fixes since 2024-06-30 (endoflife.date/centos): use almalinux or rockylinux/rockylinux instead',
      severity: 'high',
    },
    {
      title: 'one that nothing takes the place of',
      text: 'FROM «bitnami/redis:7.2»\n',
      says: 'Repository bitnami/redis has had no tags with a version since 2025-09-29 (github.com/bitnami/containers/issues/83267): use an image that is kept up instead',
    },
    {
      title: 'its version does not matter',
      text: 'FROM «openjdk:21-jdk-slim» AS build\nFROM scratch\nCOPY --from=build /a /a\n',
      says: 'Repository openjdk has had no new release, only early access builds, since 2022-07-31 (github.com/docker-library/docs/blob/master/openjdk/deprecated.md): use eclipse-temurin or amazoncorretto instead',
      severity: 'medium',
    },
    {
      title: 'one that moved',
      text: 'FROM «k8s.gcr.io/pause:3.5»\n',
      says: 'Repository pause has had no new image since 2023-04-03 (kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/): use registry.k8s.io instead',
      severity: 'low',
    },
  ],
  unknown: [
    { title: 'an image of one’s own', text: 'FROM acme/base:1\n' },
    { title: 'a digest alone', text: `FROM node@${digest}\n` },
    { title: 'a hidden tag', text: 'ARG TAG\nFROM node:$TAG\n' },
    {
      title: 'a hidden part of the tag',
      text: 'ARG V\nFROM node:${V}-bullseye\n',
    },
    { title: 'a release that is newer than the data', text: 'FROM node:28\n' },
    {
      title: 'a moving tag, once what is known of it is old',
      text: 'FROM node:lts\n',
    },
    {
      title: 'versions by the calendar, of which no end is known',
      text: 'FROM mysql:latest\n',
      today: fresh,
    },
    {
      title: 'tags that were left behind by mistake',
      text: 'FROM mongo:8\n',
      today: fresh,
    },
    { title: 'the free one of bitnami', text: 'FROM bitnami/redis\n' },
  ],
  notApplicable: [
    'FROM scratch\n',
    {
      title: 'a stage that nothing needs',
      text: 'FROM node:18 AS test\nFROM scratch\n',
    },
    {
      title: 'a context of one’s own',
      text: 'FROM scratch\nCOPY --from=sources /a /a\n',
    },
    {
      title: 'one program of an image whose tag moves',
      text: 'FROM scratch\nCOPY --from=composer:2 /usr/bin/composer /\n',
    },
  ],
});

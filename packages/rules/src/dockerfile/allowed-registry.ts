import { defineRule } from '@plimsoll/engine';
import { namedContexts } from '@plimsoll/syntax';
import type { Report, VisitContext } from '@plimsoll/engine';
import type { Dockerfile, ImageRef } from '@plimsoll/syntax';
import { isFrom, registryOf } from '../image-origin';

interface Options {
  readonly registries: readonly string[];
}

export default defineRule<Options>({
  id: 'dockerfile/allowed-registry',
  title: 'Take images from the registries you trust',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['registry/trusted-sources'],
    controls: [
      'cis-docker@1.8.0:4.2',
      'nist-sp-800-190@2017:4.1.2',
      'nist-sp-800-190@2017:4.1.5',
      'owasp-docker-cheat-sheet@0a11bd1d:13',
      'owasp-docker-top-10@2023:D08',
      'nsa-cisa-kubernetes@1.2:building-secure-container-images',
      's2c2f@1.1:ING-1',
      's2c2f@1.1:ING-2',
      's2c2f@1.1:AUD-2',
      's2c2f@1.1:ENF-2',
      'cis-software-supply-chain@1.0:3.1.5',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
      'bsi-it-grundschutz@2022:SYS.1.6.A12',
    ],
    hadolint: ['DL3026'],
  },
  why: `
    Whoever can push to the registry of a base image decides what runs in yours. Your organisation has named the
    registries that it checks, mirrors or pays for; an image from anywhere else has passed none of that, and may be gone
    or changed tomorrow.`,
  unless: `no list of registries is configured; the rule then has nothing to judge.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . /srv\n',
      good: 'FROM registry.example.com/node:24-alpine\nCOPY . /srv\n',
      options: { registries: ['registry.example.com'] },
    },
  ],
  options: { registries: [] },
  optionNotes: {
    registries:
      'Where images may come from: `ghcr.io`, `ghcr.io/acme` with all that lies below, `*.acme.example`. Docker Hub is `docker.io`.',
  },
  check: {
    dockerfile: {
      from({ image }, report, context) {
        judge(image ? [image] : [], report, context);
      },
      copy({ fromImage }, report, context) {
        judge(fromImage ? [fromImage] : [], report, context);
      },
      run({ mounts }, report, context) {
        judge(
          mounts.flatMap(({ fromImage }) => fromImage ?? []),
          report,
          context,
        );
      },
    },
  },
});

function judge(
  images: readonly ImageRef[],
  report: Report,
  { options: { registries }, service }: VisitContext<Options, Dockerfile>,
) {
  const contexts = images.length ? namedContexts(service) : new Set<string>();
  const pulled = images.filter(
    ({ value }) => !value || !contexts.has(value.toLowerCase()),
  );
  if (!registries.length || !pulled.length) {
    report.notApplicable();
    return;
  }
  for (const image of pulled) {
    const isAllowed = isFrom(registries, image);
    if (isAllowed === undefined) {
      report.unknown(
        'A build argument decides which registry an image is from',
      );
    } else if (!isAllowed) {
      report(
        image,
        `Image ${image.raw} is from ${registryOf(
          image,
        )}: take it from one of ${registries.slice(0, 3).join(', ')}`,
      );
    }
  }
}

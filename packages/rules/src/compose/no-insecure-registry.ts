import { defineRule } from '@plimsoll/engine';
import { isEngineImage } from '../engine-image';
import { isInsecureEngineWord } from '../insecure-registry';

export default defineRule({
  id: 'compose/no-insecure-registry',
  title: 'Start the engine without insecure registries',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/trusted-sources'],
    controls: ['nist-sp-800-190@2017:4.2.1'],
    urls: [
      'https://docs.docker.com/reference/cli/dockerd/#insecure-registries',
    ],
  },
  why: `
    An engine that takes a registry for insecure falls back to plain HTTP and to certificates that nobody checks. Whoever is
    on the way can hand it another image, and it sends its password in the clear. Give the engine the certificate of the
    registry's authority, in \`/etc/docker/certs.d\`.`,
  unless: `the registry is part of the same project and its network reaches no further; \`localhost\` is not reported.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  engine:\n    image: docker:29-dind\n    command: ["--insecure-registry=registry.example.com"]\n',
      good: 'services:\n  engine:\n    image: docker:29-dind\n    volumes: ["./ca.crt:/etc/docker/certs.d/registry.example.com/ca.crt:ro"]\n',
    },
  ],
  check: {
    compose: {
      service({ image, command, entrypoint }, report) {
        const words = [entrypoint, command].flatMap(one => one?.words ?? []);
        const found = words.filter(({ shape }) => isInsecureEngineWord(shape));
        if (found.length === 0 && !isEngineImage(image?.ref))
          report.notApplicable();
        for (const word of found)
          report(
            word,
            'The engine talks to this registry without TLS, or with a certificate that nobody checks: give it the certificate of its authority instead',
          );
      },
    },
  },
});

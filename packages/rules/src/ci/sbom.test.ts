import { testRule } from '@plimsoll/engine/testing';
import sbom from './sbom';

testRule(sbom, {
  valid: [
    {
      title: "by a generator of one's own",
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          sbom: generator=docker/scout-sbom-indexer:1\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          sbom: true\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n      - uses: anchore/sbom-action@v0\n',
    },
  ],
  invalid: [
    {
      title: 'beside a bake file that may say so',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/bake-action@v7\n        with: {push: true}\n      - uses: «docker/build-push-action@v6»\n        with: {push: true, tags: "x:1.2.3", provenance: false}\n',
      says: 'Nothing says what is in the image that is pushed: let the build attach an SBOM',
    },
    {
      title: 'with a builder that can attest',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/setup-buildx-action@v3\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true # out\n          tags: ghcr.io/acme/web:1.2.3\n',
      fixed:
        'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n        with:\n          sbom: true\n          push: true # out\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      says: 'Nothing says what is in the image that is pushed: let the build attach an SBOM',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});

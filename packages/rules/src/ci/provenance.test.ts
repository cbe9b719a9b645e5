import { testRule } from '@plimsoll/engine/testing';
import provenance from './provenance';

testRule(provenance, {
  valid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
    {
      title: 'attested apart',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          provenance: false\n      - uses: actions/attest-build-provenance@v3\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          «provenance: false»\n',
      says: 'Provenance is switched off, so nobody can check what the image was built from: leave it on',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});

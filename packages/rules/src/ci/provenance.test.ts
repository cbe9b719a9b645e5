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
      fixed:
        'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
    {
      title: 'the only input stays for a person to remove',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          «provenance: false»\n      - run: docker push x\n',
    },
    {
      title: 'a builder that attests nothing',
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - «docker build» -t x:1.2.3 .\n    - docker push x:1.2.3\n',
      says: 'The image is pushed without provenance: build and push it with docker buildx, which attests it',
    },
  ],
  unknown: [
    {
      title: 'builders with versions of their own',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps: [{uses: depot/build-push-action@v1, with: {push: true}}]\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'include: [{project: acme/ci, ref: v1.0.0, file: sign.yml}]\na:\n  script: [docker build -t x ., docker push x]\n',
    },
  ],
  notApplicable: [
    {
      title: 'Lambda takes no image with attestations',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {push: true, provenance: false}\n      - run: aws lambda update-function-code --function-name a --image-uri $IMAGE\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});

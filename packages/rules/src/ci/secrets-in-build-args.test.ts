import { testRule } from '@plimsoll/engine/testing';
import secretsInBuildArgs from './secrets-in-build-args';

testRule(secretsInBuildArgs, {
  valid: [
    {
      title: 'none in spite of their names',
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker build --build-arg TOKEN_URL=https://id.example.com --build-arg USE_TOKEN=true --build-arg SECRET_FILE=/run/x .\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          secrets: |\n            npm_token=${{ secrets.NPM_TOKEN }}\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build --build-arg VERSION=1 .\n',
    },
  ],
  invalid: [
    {
      title: 'in the address of an index',
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker build --build-arg «INDEX=https://ci:$PYPI_TOKEN@pypi.example.com/simple» .\n',
    },
    {
      title: 'a name alone takes the value of the environment',
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker build --build-arg «NPM_TOKEN» .\n',
    },
    {
      title: 'through the environment',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - env: {N: "${{ secrets.NPM }}"}\n        run: docker build --build-arg «N=$N» .\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build --build-arg «NPM_TOKEN=$T» .\n',
      says: "Build argument NPM_TOKEN leaves a secret in the image's history: pass it with --secret and read it by RUN --mount=type=secret",
    },
    {
      title: 'told by what it is given',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          build-args: |\n            A=1\n            «NPM=${{ secrets.NPM }}»\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});

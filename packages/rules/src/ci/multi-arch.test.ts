import { testRule } from '@plimsoll/engine/testing';
import multiArch from './multi-arch';

const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps: [${lines}]\n`;

testRule(multiArch, {
  valid: [
    steps(
      '{uses: docker/build-push-action@v6, with: {push: true, platforms: linux/arm64}}',
    ),
    steps('{run: "docker buildx build --platform linux/amd64 --push ."}'),
    {
      title: 'the bake file may say so',
      text: steps('{uses: docker/bake-action@v6, with: {push: true}}'),
    },
  ],
  invalid: [
    {
      text: steps('{uses: «docker/build-push-action@v6», with: {push: true}}'),
      says: 'The image is for whatever the runner is: name its platforms',
      severity: 'info',
    },
  ],
  notApplicable: [
    steps('{run: make}'),
    steps('{uses: docker/build-push-action@v6}'),
  ],
});

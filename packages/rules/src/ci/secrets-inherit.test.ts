import { testRule } from '@plimsoll/engine/testing';
import secretsInherit from './secrets-inherit';

const call = (uses: string, rest: string) =>
  `on: push\njobs:\n  a:\n    uses: ${uses}\n    ${rest}\n`;
const step = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - ${lines}\n`;
const everything =
  'The runner is given every secret there is to put this text together: name the ones that are needed';

testRule(secretsInherit, {
  valid: [
    call('a/b/.github/workflows/c.yml@v1', 'secrets: {t: "${{ secrets.T }}"}'),
    step('{run: make, env: {T: "${{ secrets.T }}"}}'),
    step(`{run: make, env: {T: "\${{ secrets['T'] }}"}}`),
  ],
  invalid: [
    {
      text: call('a/b/.github/workflows/c.yml@v1', 'secrets: «inherit»'),
      says: 'Every secret there is goes to a/b/.github/workflows/c.yml@v1: name those that it needs',
      severity: 'medium',
    },
    {
      title: 'in the same repository',
      text: call('./.github/workflows/c.yml', 'secrets: «inherit»'),
      severity: 'low',
    },
    {
      text: step('{run: make, env: {ALL: "«${{ toJSON(secrets) }}»"}}'),
      says: everything,
      severity: 'medium',
    },
    {
      text: step(
        `{run: make, env: {T: "«\${{ secrets[format('T_{0}', matrix.env)] }}»"}}`,
      ),
      says: everything,
    },
    {
      title: 'for all jobs',
      text: 'on: push\nenv: {ALL: "«${{ toJSON(secrets) }}»"}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
      says: everything,
    },
    {
      text: step('{uses: a/b@v1, with: {all: "«${{ toJSON(secrets) }}»"}}'),
    },
  ],
  notApplicable: [
    step('{run: make}').replace('run: make', 'uses: a/b@v1'),
    call('a/b/.github/workflows/c.yml@v1', 'name: x'),
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import selfHostedRunnerPr from './self-hosted-runner-pr';

const job = (runsOn: string, on = 'pull_request', rest = '') =>
  `on: ${on}\njobs:\n  a:\n    runs-on: ${runsOn}\n${rest}    steps: [{run: make}]\n`;
const says =
  'Every pull_request runs its own code on a machine of yours: use a hosted runner for it';

testRule(selfHostedRunnerPr, {
  valid: [
    job('ubuntu-24.04'),
    job('[ubuntu-24.04]'),
    job(
      '${{ matrix.os }}',
      'pull_request',
      '    strategy: {matrix: {os: [a, b]}}\n',
    ),
  ],
  invalid: [
    { text: job('«self-hosted»'), says, severity: 'medium' },
    { text: job('«[self-hosted, linux]»', '[push, pull_request]'), says },
    { text: job('«[linux, Self-Hosted]»'), says },
    { text: job('«{group: big, labels: [self-hosted]}»'), says },
    {
      text: job(
        '«${{ matrix.os }}»',
        'pull_request',
        '    strategy: {matrix: {os: [ubuntu-24.04, self-hosted]}}\n',
      ),
      says,
    },
  ],
  unknown: [job('${{ inputs.runner }}'), job('${{ fromJSON(vars.RUNNER) }}')],
  notApplicable: [
    job('self-hosted', 'push'),
    {
      title: 'only for requests of the repository itself',
      text: job(
        'self-hosted',
        'pull_request',
        '    if: github.event.pull_request.head.repo.full_name == github.repository\n',
      ),
    },
    {
      title: 'not for requests',
      text: job(
        'self-hosted',
        '[push, pull_request]',
        "    if: github.event_name == 'push'\n",
      ),
    },
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import githubEnvInjection from './github-env-injection';

const step = (lines: string, on = 'pull_request') =>
  `on: ${on}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - ${lines.replace(
    /\n/g,
    '\n        ',
  )}\n`;
const foreign = (name: string, file = 'GITHUB_ENV') =>
  `Others decide what ${name} is, and it is written to ${file}: hand it to the one step that needs it`;

testRule(githubEnvInjection, {
  valid: [
    step('run: echo "A=b" >> $GITHUB_ENV'),
    step('run: echo "A=b" >> $GITHUB_ENV', 'pull_request_target'),
    {
      title: 'nobody else decides what the commit is',
      text: step('run: echo "TAG=${GITHUB_SHA::7}" >> "$GITHUB_ENV"', 'push'),
    },
    {
      title: 'made of the checkout, where no stranger starts it',
      text: step('run: cat version.env >> $GITHUB_ENV', 'push'),
    },
    step('run: echo "$HOME/bin" >> $GITHUB_PATH', 'push'),
  ],
  invalid: [
    {
      text: step(
        'run: «echo "A=${{ github.event.pull_request.title }}" >> $GITHUB_ENV»',
      ),
      says: foreign('github.event.pull_request.title'),
      severity: 'high',
    },
    {
      text: step(
        'env: {T: "${{ github.head_ref }}"}\nrun: |\n  make\n  «echo "A=$T" >> "${GITHUB_ENV}"»',
      ),
      says: foreign('T'),
    },
    {
      text: step(
        'env: {T: "${{ github.head_ref }}"}\nrun: echo "$T" | «tee -a $GITHUB_PATH»',
      ),
      says: foreign('T', 'GITHUB_PATH'),
    },
    {
      title: 'a file that a stranger wrote',
      text: step('run: «cat pr.env >> $GITHUB_ENV»', 'workflow_run'),
      says: 'What is written to GITHUB_ENV is made while workflow_run runs for strangers: write fixed texts only, or use GITHUB_OUTPUT',
      severity: 'medium',
    },
    {
      text: step(
        'run: «echo "A=$(cat version)" >> $GITHUB_ENV»',
        'pull_request_target',
      ),
    },
    {
      title: 'PowerShell',
      text: step(
        'shell: pwsh\nenv: {T: "${{ github.head_ref }}"}\nrun: |\n  make\n  «"A=$env:T" >> $env:GITHUB_ENV»',
      ),
      says: foreign('T'),
    },
  ],
  notApplicable: [
    step(
      'run: echo "a=${{ github.event.pull_request.title }}" >> $GITHUB_OUTPUT',
    ),
    step('run: make'),
  ],
});

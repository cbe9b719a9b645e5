import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-pip-packages',
  title: 'Give Python packages a version',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3013'],
    kics: ['Unpinned Package Version in Pip Install'],
  },
  why: `
    What a bare name installs is decided by the index on the day of the build. A new release, or a stolen account of
    its author, is then in the image of everyone who builds, and the commit does not show it.`,
  unless: `the versions are in a constraints file; \`-c\` is understood.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir gunicorn\n',
      good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir gunicorn==23.0.0\n',
    },
  ],
  mentions: ['pip'],
  check: pinCheck('pip', name =>
    // A repository has commits and tags instead.
    name.includes('://') ? `${name}@v1.2.3` : `${name}==1.2.3`,
  ),
});

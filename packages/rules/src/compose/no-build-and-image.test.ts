import { testRule } from '@plimsoll/engine/testing';
import noBuildAndImage from './no-build-and-image';

testRule(noBuildAndImage, {
  valid: [
    'services:\n  web:\n    build: .\n    image: a:1\n    pull_policy: build\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    build: .\n    image: «a:1»\n',
      says: 'The service is both built and pulled: set pull_policy, or leave one of them out',
    },
    {
      text: 'services:\n  web:\n    build: .\n    image: «a:1»\n    pull_policy: build\n',
      options: { allowPullPolicy: false },
      says: 'The service is both built and pulled: leave one of them out',
    },
  ],
  notApplicable: [
    'services:\n  web:\n    build: .\n',
    'services:\n  web:\n    image: a:1\n',
  ],
});

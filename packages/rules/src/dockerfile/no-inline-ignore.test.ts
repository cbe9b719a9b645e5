import { testRule } from '@plimsoll/engine/testing';
import rule from './no-inline-ignore';

const says =
  'This comment accepts findings: mend what is found, or accept it in the policy';

testRule(rule, {
  valid: ['FROM a\n# builds the app\nRUN make\n'],
  invalid: [
    { text: 'FROM a\n«# hadolint ignore=DL3008»\nRUN make\n', says },
    { text: '«# hadolint global ignore=DL3008»\nFROM a\n', says },
    { text: 'FROM a\n«# trivy:ignore:DS-0002»\nRUN make\n', says },
    { text: 'FROM a\n«# checkov:skip=CKV_DOCKER_3:reason»\nRUN make\n', says },
    { text: '«# check=skip=JSONArgsRecommended»\nFROM a\n', says },
  ],
});

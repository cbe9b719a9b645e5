import { testRule } from '@plimsoll/engine/testing';
import redundantTargetPlatform from './redundant-target-platform';

testRule(redundantTargetPlatform, {
  valid: [
    'FROM --platform=$BUILDPLATFORM a:1\n',
    'FROM --platform=linux/amd64 a:1\n',
    'FROM --platform=${TARGETPLATFORM:-linux/amd64} a:1\n',
    'FROM --platform=${TARGETPLATFORM}/v7 a:1\n',
    {
      title: 'a default of its own',
      text: 'ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM a:1\n',
    },
  ],
  invalid: [
    {
      text: 'FROM «--platform=$TARGETPLATFORM» a:1 AS b # no comment\n',
      says: '$TARGETPLATFORM is the platform without the flag too: remove it',
      fixed: 'FROM a:1 AS b # no comment\n',
    },
    {
      text: 'ARG TARGETPLATFORM\nFROM «--platform=${TARGETPLATFORM}»\ta:1\n',
      says: '${TARGETPLATFORM} is the platform without the flag too: remove it',
      fixed: 'ARG TARGETPLATFORM\nFROM a:1\n',
    },
    {
      title: 'over several lines there is no fix that keeps them',
      text: 'FROM «--platform=$TARGETPLATFORM» \\\n  # this\n  a:1\n',
      says: '$TARGETPLATFORM is the platform without the flag too: remove it',
    },
  ],
  notApplicable: ['FROM a:1\n', 'FROM scratch\n', ''],
});

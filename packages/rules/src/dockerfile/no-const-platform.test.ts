import { testRule } from '@plimsoll/engine/testing';
import noConstPlatform from './no-const-platform';

const says = (platform: string) =>
  `Every build of this stage is for ${platform}: leave out --platform, or give it $BUILDPLATFORM`;

testRule(noConstPlatform, {
  valid: [
    'FROM --platform=$BUILDPLATFORM a:1\n',
    'FROM --platform=${TARGETPLATFORM:-linux/arm64} a:1\n',
    'ARG PLATFORM=linux/amd64\nFROM --platform=$PLATFORM a:1\n',
    {
      title: 'a stage that says so in its name',
      text: 'FROM --platform=linux/amd64 a:1 AS my_AMD64_stage\nFROM --platform=linux/amd64 a:1 AS linux\n',
    },
  ],
  invalid: [
    {
      text: 'FROM «--platform=linux/amd64» a:1\n',
      says: says('linux/amd64'),
      fixed: 'FROM a:1\n',
    },
    {
      title: 'a base that is a stage, and only a system',
      text: 'from «--platform=windows»   a:1 as base\nFROM base\n',
      says: says('windows'),
      fixed: 'from a:1 as base\nFROM base\n',
    },
    {
      title: 'over several lines',
      text: 'FROM «--platform=linux/arm64» \\\n  a:1 AS arm\n',
      says: says('linux/arm64'),
    },
  ],
  notApplicable: ['FROM a:1\n', 'FROM scratch\n', ''],
});

import { testRule } from '@plimsoll/engine/testing';
import undefinedArgInFrom from './undefined-arg-in-from';

testRule(undefinedArgInFrom, {
  valid: [
    'ARG TAG=1\nFROM a:${TAG}\n',
    'ARG TAG\nFROM a:${TAG}\n',
    'FROM --platform=$BUILDPLATFORM a:1\n',
    'FROM --platform=linux/${TARGETARCH} a:1\n',
    'FROM a:${TAG:-1}\n',
    'FROM a${SUFFIX-:1}\n',
    'FROM a:1${DEBUG:+-debug}\n',
  ],
  invalid: [
    {
      text: 'FROM a:1«${VARIANT}»\n',
      says: 'Nothing declares VARIANT, so it is empty: add ARG VARIANT before the first FROM',
    },
    {
      text: 'FROM --platform=«$BULIDPLATFORM» a:1\n',
      says: 'Nothing declares BULIDPLATFORM before the first FROM: did you mean BUILDPLATFORM?',
      fixed: 'FROM --platform=$BUILDPLATFORM a:1\n',
    },
    {
      text: 'ARG MY_OS=linux\nARG MY_ARCH=amd64\nFROM --platform=linux/«${MYARCH}» a:1\n',
      says: 'Nothing declares MYARCH before the first FROM: did you mean MY_ARCH?',
      fixed:
        'ARG MY_OS=linux\nARG MY_ARCH=amd64\nFROM --platform=linux/${MY_ARCH} a:1\n',
    },
    {
      text: 'ARG tag=1\nFROM a:${tag}«${version}» AS b\n',
      says: 'Nothing declares version, so it is empty: add ARG version before the first FROM',
    },
    {
      title: 'an argument of a stage',
      text: 'FROM a:1\nARG TAG=2\nFROM b:«$TAG»\n',
      says: 'ARG TAG stands in a stage, where FROM does not see it: move it before the first FROM',
    },
  ],
  notApplicable: ['FROM a:1\n', 'FROM scratch\n', ''],
});

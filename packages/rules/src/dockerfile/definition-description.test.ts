import { testRule } from '@plimsoll/engine/testing';
import definitionDescription from './definition-description';

testRule(definitionDescription, {
  valid: [
    '# base is where all begins\nFROM a AS base\n# VERSION of the tool\nARG VERSION=1\n',
    '# TAG is the tag,\n# in full\nARG TAG\nFROM a\n',
    'FROM a\n# c is the third\nARG b=1 c=2\n',
  ],
  invalid: [
    {
      text: '«# the tag»\nARG TAG=1\nFROM a\n',
      says: 'This comment describes TAG: begin it with that name, or leave a blank line below it',
    },
    {
      text: 'FROM a\r\n«# Base of all»\r\nFROM a AS base\r\n',
      says: 'This comment describes base: begin it with that name, or leave a blank line below it',
    },
    {
      text: 'FROM a\n# one\n«# two»\nARG b=1 c=2\n',
      says: 'This comment describes one of these arguments: begin it with its name, or leave a blank line below it',
    },
  ],
  notApplicable: [
    '# not a description\n\nARG TAG=1\n# nor this\nFROM a\n#\nARG b\n# nor this\nRUN c\n',
    '# hadolint ignore=DL3006\nFROM a AS b\n',
  ],
});

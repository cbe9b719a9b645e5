import { testRule } from '@plimsoll/engine/testing';
import labelValueFormat from './label-value-format';

const as = (format: string) => ({ options: { formats: { it: format } } });
const holdsNo = (what: string, example: string) =>
  `Label it holds no ${what}: write one such as ${example}`;

testRule(labelValueFormat, {
  valid: [
    'FROM a:1\nLABEL org.opencontainers.image.source="https://example.com/a"\n',
    { text: 'FROM a:1\nLABEL it=1.2.3\n', ...as('semver') },
    { text: 'FROM a:1\nLABEL it=""\n', ...as('any') },
    { text: 'FROM a:1\nARG V=1.2.3\nLABEL it=$V\n', ...as('semver') },
    { text: 'LABEL it "any text"\n', ...as('text') },
  ],
  invalid: [
    {
      text: 'FROM a:1\nLABEL a=b org.opencontainers.image.licenses=«"Apache 2"»\n',
      says: 'Label org.opencontainers.image.licenses holds no SPDX licence expression: write one such as Apache-2.0',
    },
    {
      title: 'nothing',
      text: 'FROM a:1\nLABEL it=«""»\n',
      says: 'Label it is empty: give it a value such as some text',
      ...as('text'),
    },
    {
      title: 'nothing, without quotes',
      text: 'FROM a:1\nLABEL it«=»\n',
      says: 'Label it is empty: give it a value such as some text',
      ...as('text'),
    },
    {
      text: 'LABEL it=«not-url»\n',
      says: holdsNo('URL', 'https://example.com/harbour'),
      ...as('url'),
    },
    {
      text: 'FROM a:1\nLABEL it=«2026-11-23»\n',
      says: holdsNo('RFC 3339 time', '2026-11-23T08:00:00Z'),
      ...as('rfc3339'),
    },
    {
      text: 'FROM a:1\nLABEL it=«main»\n',
      says: holdsNo('hash of a Git commit', '0a11bd1d'),
      ...as('git-hash'),
    },
    {
      title: 'by an argument, over several lines, in a trigger',
      text: 'FROM a:1\nARG V=v1\nONBUILD LABEL a=b \\\n  # the version\n  it=«$V»\n',
      says: holdsNo('semantic version', '1.4.2'),
      ...as('semver'),
    },
    {
      text: 'FROM a:1\nLABEL it=«nobody»\n',
      says: holdsNo('e-mail address', 'crew@example.com'),
      ...as('email'),
    },
  ],
  unknown: [
    {
      text: 'FROM a:1\nARG V\nARG W\nLABEL it=$BASE$V\n',
      ...as('semver'),
    },
  ],
  notApplicable: [
    'FROM a:1\nLABEL a=b\n',
    'FROM a:1 AS b\nLABEL org.opencontainers.image.source=x\nFROM c:1\n',
    '',
  ],
});

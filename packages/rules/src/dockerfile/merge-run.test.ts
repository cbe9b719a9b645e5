import { testRule } from '@plimsoll/engine/testing';
import mergeRun from './merge-run';

testRule(mergeRun, {
  valid: [
    'FROM a\nRUN a\nCOPY b c\nRUN d\n',
    'FROM a\nRUN a && b && c\nRUN d\n',
    'FROM a\nRUN --mount=type=cache,target=/c a\nRUN d\n',
    'FROM a\nRUN a\nFROM b\nRUN c\n',
    'FROM a\nRUN <<EOF\na\nEOF\nRUN c\n',
    'FROM a\nCOPY a /a\nCOPY b /b\n',
    'FROM a\nCOPY a /srv/\nCOPY --chown=1 b /srv/\nADD c /srv/\n',
    'FROM a\nCOPY a ./\nRUN b\nCOPY . .\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN a\n«RUN» b && c\n',
      says: 'This RUN follows a RUN, and both are short: join them with &&',
    },
    { text: 'FROM a\nRUN a\n# why\n«RUN» b\n«RUN» c\n' },
    {
      text: 'FROM a\nCOPY a ./\n«COPY» b c .\nCOPY <<EOF .\nd\nEOF\n',
      says: 'This COPY goes to the same folder as the one above: name all sources in one',
    },
    { text: 'FROM a\nADD ["a", "/srv/"]\n«ADD» b /srv/\n' },
    { text: 'FROM a\nRUN --network=none a\n«RUN» --network=none b\n' },
  ],
});

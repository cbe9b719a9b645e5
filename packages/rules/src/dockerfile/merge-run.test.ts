import { testRule } from '@plimsoll/engine/testing';
import mergeRun from './merge-run';

testRule(mergeRun, {
  valid: [
    'FROM a\nRUN a\nCOPY b c\nRUN d\n',
    'FROM a\nRUN a && b && c\nRUN d\n',
    'FROM a\nRUN --mount=type=cache,target=/c a\nRUN d\n',
    'FROM a\nRUN a\nFROM b\nRUN c\n',
    'FROM a\nRUN <<EOF\na\nEOF\nRUN c\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN a\n«RUN» b && c\n',
      says: 'This RUN follows a RUN, and both are short: join them with &&',
    },
    { text: 'FROM a\nRUN a\n# why\n«RUN» b\n«RUN» c\n' },
    { text: 'FROM a\nRUN --network=none a\n«RUN» --network=none b\n' },
  ],
});

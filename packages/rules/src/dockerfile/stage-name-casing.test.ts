import { testRule } from '@plimsoll/engine/testing';
import stageNameCasing from './stage-name-casing';

testRule(stageNameCasing, {
  valid: [
    'FROM scratch AS base\n',
    'from scratch as base-2\n',
    {
      title: 'how it is named elsewhere is another matter',
      text: 'FROM a:1 AS base\nFROM Base\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a:1 AS «BuilderBase»\n',
      says: 'Stage BuilderBase has capitals in its name: call it builderbase',
      fixed: 'FROM a:1 AS builderbase\n',
    },
    {
      title: 'together with all its uses',
      text: 'FROM a:1 AS «Build» # is no comment\nFROM Build AS test\nRUN --mount=type=bind,from=BUILD,target=/b make\nFROM b:1\nCOPY --link --from=Build /a /a\nCOPY --from=0 /b /Build\nONBUILD COPY --from=Build /c /c\n',
      says: 'Stage Build has capitals in its name: call it build',
      fixed:
        'FROM a:1 AS build # is no comment\nFROM build AS test\nRUN --mount=type=bind,from=build,target=/b make\nFROM b:1\nCOPY --link --from=build /a /a\nCOPY --from=0 /b /Build\nONBUILD COPY --from=build /c /c\n',
    },
    {
      title: 'a name that Compose builds',
      text: 'FROM a:1 AS «Web»\nFROM b:1 AS other\n',
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      target: Web\n',
      },
      says: 'Stage Web has capitals in its name: call it web',
      fixed: 'FROM a:1 AS web\nFROM b:1 AS other\n',
    },
  ],
  notApplicable: ['FROM a:1\n', ''],
});

import { testRule } from '@plimsoll/engine/testing';
import namedStages from './named-stages';

testRule(namedStages, {
  valid: [
    'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /a\n',
    'FROM a:1 AS build\nFROM b:1\nRUN --mount=from=build,target=/b make\n',
  ],
  invalid: [
    {
      text: 'FROM a:1\nFROM b:1\nCOPY --from=«0» /a /a\n',
      says: 'Stage 0 is counted, not named: give it a name with AS and use that',
      fixed: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /a\n',
    },
    {
      text: 'from a:1 as build\nfrom b:1\nfrom c:1\ncopy --from=build /a /a\ncopy --from=«1» /b /b\nrun --mount=from=«1»,target=/b make\n',
      fixed:
        'from a:1 as build\nfrom b:1 as build-1\nfrom c:1\ncopy --from=build /a /a\ncopy --from=build-1 /b /b\nrun --mount=from=build-1,target=/b make\n',
    },
    {
      title: 'a name that is not used',
      text: 'FROM a:1 AS Build\nFROM b:1\nCOPY --link --from=«0» /a /a\nRUN --mount=type=bind,from=«0»,target=/b make\n',
      says: 'Stage 0 is called build: use its name',
      fixed:
        'FROM a:1 AS Build\nFROM b:1\nCOPY --link --from=build /a /a\nRUN --mount=type=bind,from=build,target=/b make\n',
    },
  ],
  notApplicable: [
    'FROM a:1\nFROM b:1\nCOPY a b\nRUN make\n',
    'FROM a:1\nCOPY --from=b:1 /a /a\n',
    'FROM a:1\nCOPY --from=7 /a /a\n',
  ],
});

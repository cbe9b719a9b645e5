import { testRule } from '@plimsoll/engine/testing';
import defaultTargetIsRuntime from './default-target-is-runtime';

const says = (last: string, runtime: string) =>
  `A build without target makes the stage ${last}: move the stage ${runtime} to the end`;

const twoStages =
  'FROM a:1 AS prod\nCMD ["app"]\nFROM prod AS «test»\nRUN make test\n';

testRule(defaultTargetIsRuntime, {
  valid: [
    'FROM a:1 AS test\nRUN make test\nFROM a:1 AS prod\nCMD ["app"]\n',
    'FROM a:1 AS build\nFROM a:1 AS app\n',
    {
      title: 'a file that is for tests alone',
      text: 'FROM a:1 AS base\nFROM base AS test\nCMD ["make", "test"]\n',
    },
    {
      title: 'a name that only looks alike, or is both',
      text: 'FROM a:1 AS runtime\nCMD ["app"]\nFROM runtime AS contest\nFROM contest AS test-server\n',
    },
    {
      title: 'those who build it name a target',
      text: twoStages.replace(/[«»]/g, ''),
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      target: prod\n',
      },
    },
  ],
  invalid: [
    { text: twoStages, says: says('test', 'prod') },
    {
      text: 'FROM a:1 AS app\nENTRYPOINT ["app"]\nFROM app AS «Debug-Tools»\nRUN apk add gdb\n',
      says: says('Debug-Tools', 'app'),
    },
    {
      title: 'a stage without a name',
      text: 'FROM a:1\nCMD app\nFROM b:1 AS «dev»\nCMD make watch\n',
      says: says('dev', '0'),
    },
    {
      title: 'one who names no target',
      text: twoStages,
      with: {
        'compose.yaml': 'services:\n  web:\n    build: .\n',
      },
      says: says('test', 'prod'),
    },
  ],
  notApplicable: [
    'FROM a:1 AS test\n',
    'FROM a:1 AS prod\nFROM prod\n',
    '',
    {
      title: 'a file for development',
      file: 'Dockerfile.dev',
      text: 'FROM a:1 AS prod\nFROM prod AS dev\n',
    },
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import useraddNoLogInit from './useradd-no-log-init';

testRule(useraddNoLogInit, {
  valid: [
    'FROM a\nRUN useradd -l -u 123456 app\n',
    'FROM a\nRUN useradd --no-log-init --uid 123456 app\n',
    'FROM a\nRUN useradd -u 12345 app\n',
    'FROM a\nRUN useradd -lmu 123456 app\n',
    'FROM a\nRUN useradd -l -u $NUMBER app\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN useradd «-u 123456» app\n',
      says: 'User number 123456 makes the login records huge: add -l, which leaves them alone',
      fixed: 'FROM a\nRUN useradd -l -u 123456 app\n',
    },
    {
      text: 'FROM a\nARG NUMBER=1000660000\nRUN useradd -m «--uid=$NUMBER» app\n',
      fixed:
        'FROM a\nARG NUMBER=1000660000\nRUN useradd -l -m --uid=$NUMBER app\n',
    },
    {
      text: 'FROM a\nRUN ["useradd", «"-u", "123456"», "app"]\n',
      fixed: 'FROM a\nRUN ["useradd", "-l", "-u", "123456", "app"]\n',
    },
  ],
  unknown: ['FROM a\nRUN useradd -u $NUMBER app\n'],
  notApplicable: [
    'FROM a\nRUN useradd app\n',
    'FROM a\nRUN adduser -u 123456 app\n',
    'FROM a\nRUN echo useradd -u 123456\n',
  ],
});

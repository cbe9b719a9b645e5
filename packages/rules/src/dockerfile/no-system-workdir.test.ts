import { testRule } from '@plimsoll/engine/testing';
import rule from './no-system-workdir';

testRule(rule, {
  valid: [
    'FROM a\nWORKDIR /srv/app\n',
    'FROM a\nWORKDIR /development\n',
    'FROM a\nWORKDIR "/path/to/proc"\n',
    'FROM a\nWORKDIR /usr/lib/app\n',
    'FROM acme/base\nWORKDIR app\n',
  ],
  invalid: [
    {
      text: 'FROM a\nWORKDIR «/proc/self/fd/1»\n',
      says: 'The folder /proc belongs to the system: work in a folder of your own, such as /srv/app',
    },
    { text: 'FROM a\nWORKDIR «"/proc/self/fd/1"»\n' },
    { title: 'the folder itself', text: 'FROM a\nWORKDIR «/proc»\n' },
    { text: 'FROM a\nWORKDIR «/dev/shm»\n' },
    { text: 'FROM a\nWORKDIR «/srv/../boot/»\n' },
    { text: 'FROM a\nWORKDIR «/sys»\nWORKDIR «class»\n' },
    { text: 'FROM a\nARG D=/dev\nWORKDIR «$D/x»\n' },
    { text: 'FROM a\nONBUILD WORKDIR «/proc/self»\n' },
  ],
  unknown: ['FROM a\nARG D\nWORKDIR $D\n'],
  notApplicable: ['FROM a\nRUN cd /proc\n'],
});

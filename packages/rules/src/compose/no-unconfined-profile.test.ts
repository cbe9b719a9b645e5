import { testRule } from '@plimsoll/engine/testing';
import noUnconfinedProfile from './no-unconfined-profile';

const seccomp =
  'This switches the filter of system calls off: leave it out, or name a profile that allows what is needed';

testRule(noUnconfinedProfile, {
  valid: [
    'services:\n  a:\n    image: a:1\n    security_opt: ["no-new-privileges:true"]\n',
    'services:\n  a:\n    image: a:1\n    security_opt: ["seccomp:./a.json", "apparmor=mine", "label=type:x"]\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - «seccomp:unconfined» # gdb\n      - no-new-privileges:true\n',
      says: seccomp,
      severity: 'high',
      fixed:
        'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    security_opt: [«"seccomp=unconfined"», «apparmor:unconfined», «label:disable», «systempaths=unconfined»]\n',
    },
    {
      file: 'compose.override.yaml',
      text: 'services:\n  a:\n    security_opt: [«seccomp:unconfined»]\n',
      with: { 'compose.yaml': 'services:\n  a: {image: a:1}\n' },
      severity: 'info',
    },
  ],
  notApplicable: [
    'services:\n  a: {image: a:1}\n',
    {
      title: 'privileged switches them off anyway, and is reported',
      text: 'services:\n  a: {image: a:1, privileged: true, security_opt: [seccomp:unconfined]}\n',
    },
  ],
});

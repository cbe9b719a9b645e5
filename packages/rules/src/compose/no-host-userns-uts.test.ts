import { testRule } from '@plimsoll/engine/testing';
import noHostUsernsUts from './no-host-userns-uts';

testRule(noHostUsernsUts, {
  valid: [
    'services:\n  a: {image: a:1}\n',
    'services:\n  a: {image: a:1, cgroup: private, hostname: a}\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    «userns_mode: "host"»\n',
      says: 'Root in the container is root on the host (userns_mode): leave it out',
      severity: 'medium',
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    «uts: host»\n    «cgroup: host»\n',
      severity: 'medium',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    «cgroup_parent: m-executor»\n',
      severity: 'low',
    },
    {
      file: 'compose.test.yaml',
      text: 'services:\n  a:\n    image: a:1\n    «uts: host»\n',
      severity: 'info',
    },
  ],
  unknown: ['services:\n  a: {image: a:1, userns_mode: "${MODE}"}\n'],
});

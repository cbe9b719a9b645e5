import { testRule } from '@plimsoll/engine/testing';
import noHostIpc from './no-host-ipc';

testRule(noHostIpc, {
  valid: [
    'services:\n  a:\n    image: a:1\n    ipc: shareable\n',
    'services:\n  a:\n    image: a:1\n    ipc: service:b\n  b: {image: b:1}\n',
    'services:\n  a:\n    image: a:1\n    shm_size: 1gb\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    «ipc: host» # for torch\n    init: true\n',
      says: 'The service shares the memory of the host: set shm_size if it needs more of its own',
      severity: 'high',
      fixed: 'services:\n  a:\n    image: a:1\n    init: true\n',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  a: {image: a:1, «ipc: "host"»}\n',
      severity: 'info',
    },
  ],
  unknown: ['services:\n  a:\n    image: a:1\n    ipc: ${IPC}\n'],
});

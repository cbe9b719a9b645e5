import { testRule } from '@plimsoll/engine/testing';
import tmpfsWithReadOnly from './tmpfs-with-read-only';

testRule(tmpfsWithReadOnly, {
  valid: [
    'services:\n  a: {image: a:1, tmpfs: "/tmp:size=64m,noexec"}\n',
    'services:\n  a: {image: a:1, tmpfs: ["/run:mode=755,size=1m"]}\n',
    'services:\n  a: {image: a:1, volumes: [{type: tmpfs, target: /tmp, tmpfs: {size: 64m}}]}\n',
    {
      title: 'a limit of memory is one of these too',
      text: 'services:\n  a: {image: a:1, mem_limit: 1g, tmpfs: [/tmp]}\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  a: {image: a:1, tmpfs: [«/tmp», "/run:size=1m", «"/var:mode=755"»]}\n',
      says: 'This folder may take half of the memory of the host: give it a size',
      severity: 'info',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    volumes:\n      - «type: tmpfs\n        target: /tmp»\n',
    },
  ],
  notApplicable: ['services:\n  a: {image: a:1, read_only: true}\n'],
});

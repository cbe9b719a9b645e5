import { testRule } from '@plimsoll/engine/testing';
import init from './init';

const dockerfile = (lines: string) => ({ Dockerfile: `FROM a:1\n${lines}\n` });
const web = 'services:\n  web:\n    build: .\n';

testRule(init, {
  valid: [
    {
      text: `${web}    init: true\n`,
      with: dockerfile('CMD ["node", "a.js"]'),
    },
    {
      text: web,
      with: dockerfile('ENTRYPOINT ["tini", "--", "node", "a.js"]'),
    },
    { text: web, with: dockerfile('ENTRYPOINT ["/init"]') },
    { text: web, with: dockerfile('CMD ["/app/server"]') },
    {
      title: 'an init that the command names',
      text: `${web}    command: ["dumb-init", "node", "a.js"]\n`,
      with: dockerfile('CMD ["node", "a.js"]'),
    },
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    build: .\n',
      with: dockerfile('CMD ["node", "a.js"]'),
      says: 'In web node is process 1, which it is not made for: set init',
      severity: 'info',
      fixed: 'services:\n  web:\n    build: .\n    init: true\n',
    },
    {
      text: 'services:\n  «web»:\n    build: .\n    command: python -m app\n',
      with: dockerfile('CMD ["/app/server"]'),
    },
    {
      text: 'services:\n  «web»:\n    build: .\n    init: false\n',
      with: dockerfile('ENTRYPOINT ["/usr/bin/python3", "a.py"]'),
    },
  ],
  unknown: [
    { text: web, with: dockerfile('RUN a') },
    { text: `${web}    init: "\${INIT}"\n`, with: dockerfile('CMD ["node"]') },
  ],
  notApplicable: ['services:\n  web: {image: w:1}\n'],
});

import { testRule } from '@plimsoll/engine/testing';
import shellInstruction from './shell-instruction';

testRule(shellInstruction, {
  valid: [
    'FROM a\nRUN ln -s /bin/sh /usr/local/bin/x\n',
    'FROM a\nRUN ln -s foo bar && unrelated && something_with /bin/sh\n',
    'FROM a\nRUN echo ln -s x /bin/sh\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «ln -sf /bin/bash /bin/sh»\n',
      says: 'This replaces /bin/sh for the whole image: use the SHELL instruction',
    },
    { text: 'FROM a\nRUN rm /bin/sh && «ln -s /bin/bash "/bin/sh"»\n' },
    { text: 'FROM a\nRUN «ln -sfv bash /usr/bin/sh»\n' },
    { text: 'FROM a\nRUN «["ln", "-sf", "/bin/bash", "/bin/sh"]»\n' },
    { text: 'ONBUILD RUN «ln -sf /bin/bash /bin/sh»\n' },
  ],
});

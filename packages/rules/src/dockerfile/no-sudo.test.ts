import { testRule } from '@plimsoll/engine/testing';
import noSudo from './no-sudo';

testRule(noSudo, {
  valid: [
    'FROM debian:13\nRUN apt-get install -y sudo\n',
    'FROM debian:13\nRUN echo "use sudo" && ls /etc/sudoers.d\n',
  ],
  invalid: [
    {
      text: 'FROM debian:13\nRUN «sudo» apt-get update\n',
      says: 'The build is root here already: leave out sudo',
    },
    {
      title: 'once for a RUN, and mended in all of it',
      text: 'FROM debian:13\nRUN «sudo» make && \\\n  sudo env A=b make install\n',
      says: 'The build is root here already: leave out sudo',
      fixed: 'FROM debian:13\nRUN make && \\\n  env A=b make install\n',
    },
    { text: 'FROM debian:13\nRUN «sudo» -E make && sudo make\n' },
    {
      text: 'FROM debian:13\nUSER app\nRUN a; if b; then «/usr/bin/sudo» -E c; fi\n',
      says: 'Root rights come by sudo: put USER root before this RUN and the other USER behind it',
    },
    { text: 'FROM debian:13\nRUN <<EOF\nset -e\n«sudo» make install\nEOF\n' },
    { text: 'FROM debian:13\nRUN ["sh", "-c", "«sudo» make"]\n' },
    { text: 'FROM debian:13\nONBUILD RUN «sudo» make\n' },
  ],
  notApplicable: ['FROM debian:13\nCOPY a b\n'],
});

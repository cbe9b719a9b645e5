import { testRule } from '@plimsoll/engine/testing';
import workdirInsteadOfCd from './workdir-instead-of-cd';

const begins = 'This RUN begins with cd: set the folder with WORKDIR above it';
const forgotten = 'This cd is forgotten at the end of the RUN: use WORKDIR';

testRule(workdirInsteadOfCd, {
  valid: [
    'FROM a\nWORKDIR /srv\nRUN make\n',
    'FROM a\nRUN (cd /srv && make)\n',
    'FROM a\nRUN make && (cd docs && make html)\n',
    'FROM a\nRUN for d in a b; do cd $d; make; cd ..; done\n',
    'FROM a\nRUN dir=$(cd /srv && pwd) && ls $dir\n',
    'FROM a\nRUN curl -fO https://example.com/x.tgz && cd /tmp && make\n',
    'FROM a\nRUN echo cd /srv\n',
    'FROM a\nRUN mkdir /x && cd /x && for f in a b; do curl -fO https://example.com/$f; done\n',
    'FROM a\nRUN bash -c "cd /srv && make"\n',
    {
      title: 'the container may change folders as it likes',
      text: 'FROM a\nCMD cd /srv && ./run\n',
    },
  ],
  invalid: [
    { text: 'FROM a\nRUN «cd /srv» && make\n', says: begins },
    { text: 'FROM a\nRUN «cd app»; make\n', says: begins },
    {
      text: 'FROM a\r\nRUN \\\r\n  # the sources\r\n  «cd "/srv/my app"» \\\r\n  && make\r\n',
      says: begins,
    },
    { text: 'FROM a\nRUN «cd /srv»\nRUN make\n', says: forgotten },
    { text: 'FROM a\nRUN mkdir /srv && «cd /srv»\n', says: forgotten },
    {
      text: 'FROM a\nRUN «cd /a» && make && «cd /b»\n',
      says: [begins, forgotten],
    },
    { text: 'FROM a\nRUN <<EOF\n«cd /srv»\nmake\nEOF\n', says: begins },
    { text: 'FROM a\nONBUILD RUN «cd /srv» && make\n', says: begins },
    { text: 'FROM a\nRUN --mount=type=cache,target=/c «cd /c» && ls\n' },
  ],
  unknown: [
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN cd C:\\app\n',
  ],
  notApplicable: ['FROM a\nCOPY b c\n'],
});

import { testRule } from '@plimsoll/engine/testing';
import wgetProgress from './wget-progress';

testRule(wgetProgress, {
  valid: [
    'FROM a\nRUN wget -q https://example.com\n',
    'FROM a\nRUN wget -nv https://example.com\n',
    'FROM a\nRUN wget --no-verbose https://example.com\n',
    'FROM a\nRUN wget --quiet https://example.com\n',
    'FROM a\nRUN wget -qO- https://example.com\n',
    'FROM a\nRUN wget --progress=dot:giga https://example.com\n',
    'FROM a\nRUN wget --progress dot:giga https://example.com\n',
    'FROM a\nRUN wget -o log https://example.com\n',
    'FROM a\nRUN wget --output-file=/dev/null https://example.com\n',
    'FROM a\nRUN wget -a log https://example.com\n',
    'FROM a\nRUN wget -nvO x https://example.com\n',
    'FROM a\nRUN apt-get install -y wget\n',
    'FROM a\nRUN wget --version\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «wget» https://example.com\n',
      says: 'The progress of wget floods the build log: add -nv',
      fixed: 'FROM a\nRUN wget -nv https://example.com\n',
    },
    {
      text: 'FROM a\nRUN [«"wget"», "https://example.com"]\n',
      fixed: 'FROM a\nRUN ["wget", "-nv", "https://example.com"]\n',
    },
    {
      text: 'FROM a\nRUN true && «wget» -O x https://example.com/$V \\\n  && true\n',
      fixed:
        'FROM a\nRUN true && wget -nv -O x https://example.com/$V \\\n  && true\n',
    },
    {
      text: 'FROM a\nRUN «wget» "$URL"\n',
      fixed: 'FROM a\nRUN wget -nv "$URL"\n',
    },
    {
      text: 'ONBUILD RUN «wget» -O- https://example.com | tar x\n',
      fixed: 'ONBUILD RUN wget -nv -O- https://example.com | tar x\n',
    },
  ],
  unknown: ['FROM a\nRUN wget $WGET_OPTS https://example.com\n'],
  notApplicable: ['FROM a\nRUN curl https://example.com\n'],
});

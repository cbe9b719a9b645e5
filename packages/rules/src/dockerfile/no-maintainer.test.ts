import { testRule } from '@plimsoll/engine/testing';
import noMaintainer from './no-maintainer';

const says =
  'MAINTAINER is deprecated: use LABEL org.opencontainers.image.authors="…"';

testRule(noMaintainer, {
  valid: [
    'FROM a\nLABEL org.opencontainers.image.authors="me@example.org"\n',
    'FROM a\nLABEL maintainer=me\n',
    'FROM a\n# MAINTAINER me\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«MAINTAINER» Ada Harbour <ada@example.org>\n',
      says,
      fixed:
        'FROM a\nLABEL org.opencontainers.image.authors="Ada Harbour <ada@example.org>"\n',
    },
    {
      title: 'quotes, variables and escapes were never read',
      text: 'FROM a\r\n  «maintainer»   Ada "the $1" \\o/\r\n',
      says,
      fixed:
        'FROM a\r\n  label   org.opencontainers.image.authors="Ada \\"the \\$1\\" \\\\o/"\r\n',
    },
    {
      text: 'FROM a\n«MAINTAINER» "Ada, Team $HARBOUR"\n',
      says,
      fixed:
        'FROM a\nLABEL org.opencontainers.image.authors="Ada, Team \\$HARBOUR"\n',
    },
    {
      text: '# escape=`\nFROM a\n«MAINTAINER» A\\B `C\n',
      fixed:
        '# escape=`\nFROM a\nLABEL org.opencontainers.image.authors="A\\B ``C"\n',
    },
    {
      title: 'the label is there already: only offered',
      text: 'FROM a\nLABEL org.opencontainers.image.authors=them\n«MAINTAINER» me\n',
      fixed:
        'FROM a\nLABEL org.opencontainers.image.authors=them\nLABEL org.opencontainers.image.authors="me"\n',
    },
    {
      title: 'no FROM',
      text: '«MAINTAINER» me\n',
      fixed: 'LABEL org.opencontainers.image.authors="me"\n',
    },
  ],
});

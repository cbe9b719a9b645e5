import { testRule } from '@plimsoll/engine/testing';
import noEmptyContinuation from './no-empty-continuation';

const says =
  'This line goes on behind a blank line: remove the blank line, or the continuation if the instruction ends here';

testRule(noEmptyContinuation, {
  valid: [
    'FROM a\n\nRUN b \\\n  c\n\nCMD d\n',
    'FROM a\nEXPOSE \\\n# Port\n80\n',
    {
      title: 'the text of a heredoc',
      text: 'FROM a\nRUN <<EOF\nb \\\n\nc\nEOF\n',
    },
    {
      title: 'another escape character',
      text: '# escape=`\nFROM a\nRUN b \\\n\nCMD c\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a\nEXPOSE «\\»\n\n80\n',
      says,
      fixed: 'FROM a\nEXPOSE \\\n80\n',
    },
    {
      title: 'all blank lines of an instruction at once, comments stay',
      text: 'FROM a\r\nRUN b «\\» \r\n  \r\n\r\n  # c\r\n\t\r\n  d \\\r\n\r\n  && e\r\n',
      says,
      fixed: 'FROM a\r\nRUN b \\ \r\n  # c\r\n  d \\\r\n  && e\r\n',
    },
    {
      title: 'a comment between the two',
      text: 'FROM a\nRUN b «\\»\n  # c \\ d\n\n  e\n',
      fixed: 'FROM a\nRUN b \\\n  # c \\ d\n  e\n',
    },
    {
      text: '# escape=`\nFROM a\nRUN b «`»\n\n  c\n',
      says,
      fixed: '# escape=`\nFROM a\nRUN b `\n  c\n',
    },
    {
      title: 'the file ends there',
      text: 'FROM a\nRUN b «\\»\n  \n',
      says,
      fixed: 'FROM a\nRUN b \\\n',
    },
    {
      title: 'another instruction was swallowed: only offered',
      text: 'FROM a\nRUN b «\\»\n\nCOPY c d\n',
      says,
      fixed: 'FROM a\nRUN b \\\nCOPY c d\n',
    },
    {
      text: 'FROM a\nONBUILD RUN b «\\»\n\n  c\n',
      says,
      fixed: 'FROM a\nONBUILD RUN b \\\n  c\n',
    },
    {
      title: 'flags may stand over lines too',
      text: 'FROM a\nCOPY --chown=1:1 «\\»\n\n  b c\n',
      fixed: 'FROM a\nCOPY --chown=1:1 \\\n  b c\n',
    },
  ],
});

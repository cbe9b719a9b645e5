import { testRule } from '@plimsoll/engine/testing';
import validLabelKey from './valid-label-key';

const odd =
  'This name is not of lower-case letters, digits, and single dots or hyphens between them: rename the label';
const reserved =
  'This name begins with a prefix that is reserved for Docker: begin it with a domain of yours';

testRule(validLabelKey, {
  valid: [
    'FROM a:1\nLABEL foo=bar\n',
    'FROM a:1\nLABEL com.example.build-team="The Harbour"\n',
    'FROM a:1\nLABEL org.opencontainers.image.source=$URL\n',
    'FROM a:1\nLABEL "quoted.key"=1 com.dockers.a=2\n',
    'LABEL foo bar\n',
  ],
  invalid: [
    { text: 'FROM a:1\nLABEL «Foo»=bar\n', says: odd },
    {
      title: 'in many ways',
      text: 'FROM a:1\nLABEL «a_b»=1 \\\n  # more\n  «a..b»=2 «a--b»=3 «a-»=4 «1a»=5 «"a b"»=6 a.b-c1=7\n',
      says: odd,
    },
    { text: 'LABEL «+?not..valid--key»="foo"\n', says: odd },
    {
      text: 'FROM a:1\nLABEL «com.docker.label»=1 «io.docker.label»=2 «org.dockerproject.label»=3\n',
      says: reserved,
    },
    { title: 'a trigger', text: 'FROM a:1\nONBUILD LABEL «A»=1\n', says: odd },
    { title: 'the old form', text: 'FROM a:1\nLABEL «A» b c\n', says: odd },
  ],
  unknown: ['FROM a:1\nARG KEY\nLABEL $KEY=1\n'],
  notApplicable: [
    'FROM a:1\n',
    {
      title: 'a stage that does not ship',
      text: 'FROM a:1 AS b\nLABEL A=1\nFROM c:1\nCOPY --from=b /a /a\n',
    },
  ],
});

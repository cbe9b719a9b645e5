import { testRule } from '@plimsoll/engine/testing';
import exposeProtoCasing from './expose-proto-casing';

testRule(exposeProtoCasing, {
  valid: [
    'FROM a\nEXPOSE 80 80/tcp 53/udp\n',
    'FROM a\nEXPOSE 80/$PROTO\n',
    { title: 'no protocol at all', text: 'FROM a\nEXPOSE 80/HTTP\n' },
  ],
  invalid: [
    {
      text: 'FROM a\nEXPOSE 80/«TcP» 8080/«TCP» 53/udp\n',
      says: [
        'Protocol TcP is in capitals: write tcp',
        'Protocol TCP is in capitals: write tcp',
      ],
      fixed: 'FROM a\nEXPOSE 80/tcp 8080/tcp 53/udp\n',
    },
    {
      text: 'FROM a\r\nEXPOSE \\\r\n  1:53/«UDP»\r\n',
      says: 'Protocol UDP is in capitals: write udp',
      fixed: 'FROM a\r\nEXPOSE \\\r\n  1:53/udp\r\n',
    },
    {
      text: 'FROM a\nEXPOSE «"80/TCP"»\n',
      says: 'Protocol TCP is in capitals: write tcp',
    },
    {
      text: 'FROM a\nARG PROTO=TCP\nEXPOSE «80/$PROTO»\n',
      says: 'Protocol TCP is in capitals: write tcp',
    },
  ],
  notApplicable: ['FROM a\n'],
});

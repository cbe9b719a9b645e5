import { testRule } from '@plimsoll/engine/testing';
import validPort from './valid-port';

testRule(validPort, {
  valid: [
    'FROM a\nEXPOSE 80\n',
    'FROM a\nEXPOSE 0 65535/tcp 53/udp 9000/SCTP\n',
    'FROM a\nEXPOSE 8000-8010/tcp\n',
    'FROM a\nARG PORT=8080\nEXPOSE $PORT ${PORT}/udp\n',
    {
      title: 'a host port is another matter',
      text: 'FROM a\nEXPOSE 127.0.0.1:80:80 5000:5000 [::1]:8080:8080\n',
    },
  ],
  invalid: [
    { text: 'FROM a\nEXPOSE «65536» 8080\n' },
    { text: 'FROM a\r\nEXPOSE 80 \\\r\n  «70000/tcp»\r\n' },
    { text: 'FROM a\nEXPOSE «60000-70000»\n' },
    { text: 'FROM a\nEXPOSE «70000-80000/udp» 1-2\n' },
    { text: 'FROM a\nEXPOSE «90-80»\n' },
    { text: 'FROM a\nEXPOSE «http» «80/http» «-1» «80,» 81\n' },
    { text: 'FROM a\nEXPOSE «8080:99999»\n' },
    {
      title: 'the default of an argument is known',
      text: 'FROM a\nARG PORT=99999\nEXPOSE «$PORT»\n',
    },
    { text: 'FROM a\nONBUILD EXPOSE «99999»\n' },
    { title: 'no FROM', text: 'EXPOSE «99999»\n' },
  ],
  unknown: ['FROM a\nARG PORT\nEXPOSE $PORT 80\n'],
  notApplicable: ['FROM a\n'],
});

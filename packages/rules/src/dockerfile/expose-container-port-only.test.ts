import { testRule } from '@plimsoll/engine/testing';
import exposeContainerPortOnly from './expose-container-port-only';

const says =
  'EXPOSE cannot say how a port is published: name the port of the container only';

testRule(exposeContainerPortOnly, {
  valid: [
    'FROM a\nEXPOSE 80 443/tcp 8000-8010/udp\n',
    'FROM a\nEXPOSE ${PORT:-8080}\n',
  ],
  invalid: [
    {
      text: 'FROM a\nEXPOSE «8080:80» 443\n',
      says,
      fixed: 'FROM a\nEXPOSE 80 443\n',
    },
    {
      text: 'FROM a\r\nEXPOSE «127.0.0.1:80:80/tcp» \\\r\n  «[::1]:8080:8080» «5000:5000» 8000\r\n',
      says,
      fixed: 'FROM a\r\nEXPOSE 80/tcp \\\r\n  8080 5000 8000\r\n',
    },
    { text: 'FROM a\nARG PORT=80\nEXPOSE «8080:$PORT»\n', says },
    { text: 'FROM a\nEXPOSE «"8080:80"»\n', says },
    {
      text: 'FROM a\nONBUILD EXPOSE «1:2»\n',
      fixed: 'FROM a\nONBUILD EXPOSE 2\n',
    },
  ],
  notApplicable: ['FROM a\n'],
});

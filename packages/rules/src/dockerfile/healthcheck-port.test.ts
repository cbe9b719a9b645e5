import { testRule } from '@plimsoll/engine/testing';
import rule from './healthcheck-port';

testRule(rule, {
  valid: [
    'FROM a\nEXPOSE 8080\nHEALTHCHECK CMD curl -f http://localhost:8080/\n',
    'FROM a\nEXPOSE 80\nHEALTHCHECK CMD curl -f http://localhost/health\n',
    'FROM a\nENV PORT=3000\nEXPOSE 8080\nHEALTHCHECK CMD curl http://localhost:3000\n',
    'FROM a\nENV PORT=3000\nEXPOSE $PORT\nHEALTHCHECK CMD curl http://localhost:$PORT/x\n',
    'FROM a\nEXPOSE 8080\nHEALTHCHECK CMD curl http://localhost:9090/\nCMD ["serve", "--admin-port=9090"]\n',
    'FROM a AS b\nEXPOSE 8080\nFROM b\nHEALTHCHECK CMD nc -z localhost 8080\n',
  ],
  invalid: [
    {
      text: 'FROM a\nEXPOSE 8080\nHEALTHCHECK CMD curl -f «http://localhost:3000/» || exit 1\n',
      says: 'The check asks port 3000, but the image listens on 8080: correct one of the two',
    },
    {
      text: 'FROM a\nEXPOSE 8080 9090\nHEALTHCHECK CMD ["wget", «"http://127.0.0.1/x"»]\n',
      says: 'The check asks port 80, but the image listens on 8080 and 9090: correct one of the two',
    },
  ],
  unknown: [
    'FROM a\nEXPOSE 8080\nHEALTHCHECK CMD curl http://localhost:$PORT/\n',
    'FROM a\nARG PORT\nEXPOSE $PORT 80\nHEALTHCHECK CMD curl http://localhost:81/\n',
  ],
  notApplicable: [
    'FROM a\nHEALTHCHECK CMD curl http://localhost:81/\n',
    'FROM a\nEXPOSE 80\nHEALTHCHECK CMD /app --health\n',
    'FROM a\nEXPOSE 80\n',
    'FROM a\nEXPOSE 80\nHEALTHCHECK CMD curl http://localhost:81/\nFROM b\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import noInteractiveTools from './no-interactive-tools';

testRule(noInteractiveTools, {
  valid: [
    'FROM a\nRUN apt-get install -y vim ssh\n',
    'FROM a\nRUN ssh-keyscan example.com\n',
    'FROM a\nRUN systemctl enable app\n',
    'FROM a\nRUN vim --version\n',
    'FROM a\nRUN echo ps\n',
    'FROM a\nRUN --mount=type=cache,target=/x true\nCMD service x start\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «service» nginx start\n',
      says: 'A build has no use for service: leave it out, or run it in the container',
    },
    { text: 'FROM a\nRUN «top»\n' },
    { text: 'FROM a\nRUN make && «ps» aux\n' },
    { text: 'FROM a\nRUN «vim» a\n' },
    { text: 'FROM a\nRUN [«"free"»]\n' },
    { text: 'FROM a\nRUN «mount» /dev/sda /x\n' },
    { text: 'FROM a\nRUN sudo «kill» 1\n' },
    { text: 'FROM a\nRUN «shutdown» now\n' },
    { text: 'FROM a\nRUN «ssh» host\n' },
  ],
});

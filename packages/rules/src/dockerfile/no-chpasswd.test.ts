import { testRule } from '@plimsoll/engine/testing';
import rule from './no-chpasswd';

const says =
  'A password set here is the same in every container: leave it out, a service needs none';

testRule(rule, {
  valid: [
    'FROM a\nRUN useradd -m app\n',
    'FROM a\nRUN passwd -l root\n',
    "FROM a\nRUN useradd -p '!' app\n",
    'FROM a\nRUN cat /etc/chpasswd.conf\n',
    'FROM a AS unused\nRUN echo a:b | chpasswd\nFROM b\n',
  ],
  invalid: [
    { text: "FROM a\nRUN echo 'root:root' | «chpasswd»\n", says },
    {
      text: 'FROM a\nRUN useradd app && «/usr/sbin/chpasswd» -e < list\n',
      says,
    },
    { text: 'FROM a\nRUN ["sh", "-c", "echo a:b | «chpasswd»"]\n', says },
    { text: 'FROM a\nRUN echo x | passwd «--stdin» root\n', says },
    { text: 'FROM a\nRUN passwd «-d» root\n', says },
    { text: 'FROM a\nRUN useradd -m «-p abc» app\n', says },
    { text: 'FROM a\nRUN <<EOF\n«chpasswd» <<< "root:x"\nEOF\n', says },
    { text: 'FROM a\nONBUILD RUN «chpasswd» < list\n', says },
  ],
  notApplicable: ['FROM a\n'],
});

import { testRule } from '@plimsoll/engine/testing';
import noDistUpgrade from './no-dist-upgrade';

testRule(noDistUpgrade, {
  valid: [
    'FROM a\nRUN apt-get update && apt-get upgrade -y\n',
    'FROM a\nRUN apt-get install -y curl\n',
    'FROM a\nRUN yum update -y openssl\n',
    'FROM a\nRUN apk upgrade openssl\n',
    'FROM a\nRUN zypper update -y openssl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN apt-get update && «apt-get dist-upgrade» -y\n',
      says: 'The whole system is renewed by apt-get dist-upgrade: use a newer base image',
    },
    { text: 'FROM a\nRUN «apt full-upgrade» -y\n' },
    { text: 'FROM a\nRUN «apt-get -q dist-upgrade»\n' },
    { text: 'FROM a\nRUN «zypper dup» -y\n' },
    { text: 'FROM a\nRUN «zypper -n dist-upgrade»\n' },
    { text: 'FROM a\nRUN «zypper update» -y\n' },
    { text: 'FROM a\nRUN «apk upgrade»\n' },
    { text: 'FROM a\nRUN «yum update» -y\n' },
    { text: 'FROM a\nRUN «dnf upgrade» -y\n' },
    { text: 'FROM a\nRUN «microdnf update» -y\n' },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM b AS x\nRUN apt-get dist-upgrade\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import pinZypperPackages from './pin-zypper-packages';

testRule(pinZypperPackages, {
  valid: [
    'FROM a\nRUN zypper install -y httpd=2.4.58\n',
    'FROM a\nRUN zypper -n in "httpd>=2.4" "b<=3"\n',
    'FROM a\nRUN zypper install -y ./own.rpm\n',
    'FROM a\nRUN zypper install -y --from repo curl=8\n',
    'FROM a\nRUN zypper in -y httpd=$V\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN zypper install -y «httpd»\n' },
    { text: 'FROM a\nRUN zypper -n in -t pattern «devel_basis»\n' },
    {
      text: 'FROM a\nRUN zypper --non-interactive install --no-recommends httpd=2 «curl»\n',
    },
  ],
  unknown: ['FROM a\nRUN zypper in -y $P\n'],
  notApplicable: [
    'FROM a\nRUN zypper refresh\n',
    'FROM a\nRUN zypper install -y\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import pinDnfPackages from './pin-dnf-packages';

testRule(pinDnfPackages, {
  valid: [
    'FROM a\nRUN dnf install -y httpd-2.4.62\n',
    'FROM a\nRUN dnf install -y rpm-sign-4.16.1.3\n',
    'FROM a\nRUN dnf install -y openssl-1:1.1.1k\n',
    'FROM a\nRUN dnf -y install bash-5.1.8-9.el9\n',
    'FROM a\nRUN dnf install -y bash-5.1.8-9.el9.x86_64\n',
    'FROM a\nRUN dnf install -y httpd-2.4.*\n',
    'FROM a\nRUN dnf install -y ./own.rpm https://example.com/other.rpm\n',
    'FROM a\nRUN dnf install -y httpd-$V\n',
    'FROM a\nRUN dnf module install -y tomcat:9\n',
    'FROM a\nRUN dnf install -y --enablerepo epel httpd-2.4\n',
    'FROM a\nRUN dnf install -y @nodejs:22\n',
    'FROM a\nRUN microdnf install -y curl-8.9\n',
    'FROM a\nRUN dnf5 install -y "curl >= 8"\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN dnf install -y «httpd»\n' },
    { text: 'FROM a\nRUN dnf install -y «rpm-sign»\n' },
    { text: 'FROM a\nRUN dnf install -y «gcc-c++»\n' },
    { text: 'FROM a\nRUN dnf install -y «java-1.8.0-openjdk»\n' },
    { text: 'FROM a\nRUN dnf install -y «java-17-openjdk-devel»\n' },
    { text: 'FROM a\nRUN dnf install -y «python3-pip»\n' },
    { text: 'FROM a\nRUN dnf install -y «glibc.i686»\n' },
    { text: 'FROM a\nRUN dnf install -y --setopt tsflags=nodocs «httpd»\n' },
    { text: 'FROM a\nRUN dnf -y install httpd-2.4 «vim» git\n' },
    { text: 'FROM a\nRUN dnf module install -y «tomcat»\n' },
    { text: 'FROM a\nRUN ["dnf", "install", "-y", «"httpd"»]\n' },
    { text: 'FROM a\nRUN microdnf install -y «curl»\n' },
    { text: 'FROM a\nRUN tdnf install -y «curl»\n' },
    { text: 'FROM a\nRUN dnf5 install -y «curl»\n' },
  ],
  unknown: ['FROM a\nRUN dnf install -y $PACKAGES\n'],
  notApplicable: [
    'FROM a\nRUN dnf upgrade -y\n',
    'FROM a\nRUN yum install -y httpd\n',
    'FROM a\nRUN notdnf install x\n',
  ],
});

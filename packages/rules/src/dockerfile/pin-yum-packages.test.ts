import { testRule } from '@plimsoll/engine/testing';
import pinYumPackages from './pin-yum-packages';

testRule(pinYumPackages, {
  valid: [
    'FROM a\nRUN yum install -y httpd-2.4.62\n',
    'FROM a\nRUN yum install -y rpm-sign-4.16.1.3\n',
    'FROM a\nRUN yum install -y openssl-1:1.1.1k\n',
    'FROM a\nRUN yum -y install bash-5.1.8-9.el9\n',
    'FROM a\nRUN yum install -y bash-5.1.8-9.el9.x86_64\n',
    'FROM a\nRUN yum install -y httpd-2.4.*\n',
    'FROM a\nRUN yum install -y ./own.rpm https://example.com/other.rpm\n',
    'FROM a\nRUN yum install -y httpd-$V\n',
    'FROM a\nRUN yum module install -y tomcat:9\n',
    'FROM a\nRUN yum install -y --enablerepo epel httpd-2.4\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN yum install -y «httpd»\n' },
    { text: 'FROM a\nRUN yum install -y «rpm-sign»\n' },
    { text: 'FROM a\nRUN yum install -y «gcc-c++»\n' },
    { text: 'FROM a\nRUN yum install -y «java-1.8.0-openjdk»\n' },
    { text: 'FROM a\nRUN yum install -y «java-17-openjdk-devel»\n' },
    { text: 'FROM a\nRUN yum install -y «python3-pip»\n' },
    { text: 'FROM a\nRUN yum install -y «glibc.i686»\n' },
    { text: 'FROM a\nRUN yum install -y --setopt tsflags=nodocs «httpd»\n' },
    { text: 'FROM a\nRUN yum -y install httpd-2.4 «vim» git\n' },
    { text: 'FROM a\nRUN yum module install -y «tomcat»\n' },
    { text: 'FROM a\nRUN ["yum", "install", "-y", «"httpd"»]\n' },
  ],
  unknown: ['FROM a\nRUN yum install -y $PACKAGES\n'],
  notApplicable: [
    'FROM a\nRUN yum update -y\n',
    'FROM a\nRUN dnf install -y httpd\n',
    'FROM a\nRUN yum clean all\n',
    'FROM a\nRUN yum groupinstall -y @development\n',
  ],
});

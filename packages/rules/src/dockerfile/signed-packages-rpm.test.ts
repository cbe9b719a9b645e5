import { testRule } from '@plimsoll/engine/testing';
import rule from './signed-packages-rpm';

const says =
  'This takes packages from anybody: leave it out, and import the key of the repository with rpm --import';

testRule(rule, {
  valid: [
    'FROM almalinux:10\nRUN dnf install -y curl\n',
    'FROM almalinux:10\nRUN dnf install -y --setopt=sslverify=1 --setopt=gpgcheck=1 curl\n',
    {
      title: 'the signature of the list of packages, not of the packages',
      text: 'FROM almalinux:10\nRUN dnf install -y --setopt=repo_gpgcheck=0 curl\n',
    },
    'FROM almalinux:10\nCOPY own.rpm /tmp/\nRUN dnf install -y --nogpgcheck /tmp/own.rpm\n',
    'FROM a AS b\nFROM almalinux:10\nCOPY --from=b /out/ /tmp/\nRUN rpm -i --nosignature /tmp/own.rpm\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN dnf install -y «--nogpgcheck» curl\n', says },
    { text: 'FROM a\nRUN yum -y «--nogpgcheck» install curl\n', says },
    { text: 'FROM a\nRUN microdnf install «--nogpgcheck» curl\n', says },
    { text: 'FROM a\nRUN tdnf install -y «--nogpgcheck» curl\n', says },
    { text: 'FROM a\nRUN zypper «--no-gpg-checks» install curl\n', says },
    {
      text: 'FROM a\nRUN rpm -ivh «--nosignature» https://example.com/a.rpm\n',
      says,
    },
    { text: 'FROM a\nRUN rpm «--nodigest» -i a.rpm\n', says },
    { text: 'FROM a\nRUN rpm -i «--noverify» a.rpm\n', says },
    {
      text: 'FROM a\nRUN yum install -y «--setopt=sslverify=false» curl\n',
      says,
    },
    { text: 'FROM a\nRUN echo «"sslverify=0"» >> /etc/yum.conf\n', says },
    {
      text: "FROM a\nRUN sed -i «'s/gpgcheck=1/gpgcheck=0/'» /etc/yum.repos.d/a.repo\n",
      says,
    },
    {
      text: 'FROM a\nRUN cat > /etc/yum.repos.d/a.repo <<EOF\n[a]\n«gpgcheck=0»\nEOF\n',
      says,
    },
  ],
  notApplicable: [
    'FROM a\nRUN echo sslverify=0\n',
    'FROM a\nRUN grep gpgcheck=0 x\n',
  ],
});

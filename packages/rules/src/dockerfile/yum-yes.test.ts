import { testRule } from '@plimsoll/engine/testing';
import yumYes from './yum-yes';

testRule(yumYes, {
  valid: [
    'FROM a\nRUN yum install -y curl\n',
    'FROM a\nRUN yum -y install curl\n',
    'FROM a\nRUN yum install curl -y\n',
    'FROM a\nRUN yes | yum install curl\n',
    'FROM a\nRUN ["yum", "-y", "install", "curl"]\n',
    'FROM a\nRUN yum install --assumeyes curl\n',
    'FROM a\nRUN yum groupinstall -y dev\n',
    'FROM a\nRUN yum localinstall -y x.rpm\n',
    'FROM a\nRUN yum install --setopt=assumeyes=1 curl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «yum install» curl\n',
      says: 'As it stands, yum install stops to ask, and nobody answers in a build: add -y',
      fixed: 'FROM a\nRUN yum install -y curl\n',
    },
    {
      text: 'FROM a\nRUN [«"yum", "install"», "curl"]\n',
      fixed: 'FROM a\nRUN ["yum", "install", "-y", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«yum install» \\\n  curl\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\nyum install -y \\\n  curl\nEOF\n',
    },
    {
      text: 'FROM a\nONBUILD RUN true && sudo «yum install» curl && true\n',
      fixed: 'FROM a\nONBUILD RUN true && sudo yum install -y curl && true\n',
    },
    {
      text: 'FROM a\nRUN bash -c "«yum install» curl"\n',
      fixed: 'FROM a\nRUN bash -c "yum install -y curl"\n',
    },
    {
      text: 'FROM a\nRUN «yum groupinstall» dev\n',
      fixed: 'FROM a\nRUN yum groupinstall -y dev\n',
    },
    {
      text: 'FROM a\nRUN «yum update»\n',
      fixed: 'FROM a\nRUN yum update -y\n',
    },
    {
      text: 'FROM a\nRUN «yum -q install» curl\n',
      fixed: 'FROM a\nRUN yum -q install -y curl\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN yum clean all\n',
    'FROM a\nRUN dnf install curl\n',
  ],
});

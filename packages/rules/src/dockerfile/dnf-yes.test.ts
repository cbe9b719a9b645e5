import { testRule } from '@plimsoll/engine/testing';
import dnfYes from './dnf-yes';

testRule(dnfYes, {
  valid: [
    'FROM a\nRUN dnf install -y curl\n',
    'FROM a\nRUN dnf -y install curl\n',
    'FROM a\nRUN dnf install curl -y\n',
    'FROM a\nRUN yes | dnf install curl\n',
    'FROM a\nRUN ["dnf", "-y", "install", "curl"]\n',
    'FROM a\nRUN microdnf install -y curl\n',
    'FROM a\nRUN dnf install -vy curl\n',
    'FROM a\nRUN dnf --assumeyes install curl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «dnf install» curl\n',
      says: 'As it stands, dnf install stops to ask, and nobody answers in a build: add -y',
      fixed: 'FROM a\nRUN dnf install -y curl\n',
    },
    {
      text: 'FROM a\nRUN [«"dnf", "install"», "curl"]\n',
      fixed: 'FROM a\nRUN ["dnf", "install", "-y", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«dnf install» \\\n  curl\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\ndnf install -y \\\n  curl\nEOF\n',
    },
    {
      text: 'FROM a\nONBUILD RUN true && sudo «dnf install» curl && true\n',
      fixed: 'FROM a\nONBUILD RUN true && sudo dnf install -y curl && true\n',
    },
    {
      text: 'FROM a\nRUN bash -c "«dnf install» curl"\n',
      fixed: 'FROM a\nRUN bash -c "dnf install -y curl"\n',
    },
    {
      text: 'FROM a\nRUN «microdnf install» curl\n',
      fixed: 'FROM a\nRUN microdnf install -y curl\n',
    },
    {
      text: 'FROM a\nRUN «dnf module install» tomcat:9\n',
      fixed: 'FROM a\nRUN dnf module install -y tomcat:9\n',
    },
    {
      text: 'FROM a\nRUN «dnf groupinstall» x\n',
      fixed: 'FROM a\nRUN dnf groupinstall -y x\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN dnf clean all\n',
    'FROM a\nRUN yum install curl\n',
    'FROM a\nRUN dnf config-manager --add-repo https://example.com\n',
  ],
});

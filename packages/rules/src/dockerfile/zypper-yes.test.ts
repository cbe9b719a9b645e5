import { testRule } from '@plimsoll/engine/testing';
import zypperYes from './zypper-yes';

testRule(zypperYes, {
  valid: [
    'FROM a\nRUN zypper install -y curl\n',
    'FROM a\nRUN zypper -y install curl\n',
    'FROM a\nRUN zypper install curl -y\n',
    'FROM a\nRUN yes | zypper install curl\n',
    'FROM a\nRUN ["zypper", "-y", "install", "curl"]\n',
    'FROM a\nRUN zypper --non-interactive install curl\n',
    'FROM a\nRUN zypper -n in curl\n',
    'FROM a\nRUN zypper install --no-confirm curl\n',
    'FROM a\nRUN zypper -n patch\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «zypper install» curl\n',
      says: 'As it stands, zypper install stops to ask, and nobody answers in a build: add -y',
      fixed: 'FROM a\nRUN zypper install -y curl\n',
    },
    {
      text: 'FROM a\nRUN [«"zypper", "install"», "curl"]\n',
      fixed: 'FROM a\nRUN ["zypper", "install", "-y", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«zypper install» \\\n  curl\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\nzypper install -y \\\n  curl\nEOF\n',
    },
    {
      text: 'FROM a\nONBUILD RUN true && sudo «zypper install» curl && true\n',
      fixed:
        'FROM a\nONBUILD RUN true && sudo zypper install -y curl && true\n',
    },
    {
      text: 'FROM a\nRUN bash -c "«zypper install» curl"\n',
      fixed: 'FROM a\nRUN bash -c "zypper install -y curl"\n',
    },
    {
      text: 'FROM a\nRUN «zypper in» curl\n',
      fixed: 'FROM a\nRUN zypper in -y curl\n',
    },
    {
      text: 'FROM a\nRUN «zypper remove» curl\n',
      fixed: 'FROM a\nRUN zypper remove -y curl\n',
    },
    {
      text: 'FROM a\nRUN «zypper patch»\n',
      fixed: 'FROM a\nRUN zypper patch -y\n',
    },
    {
      text: 'FROM a\nRUN «zypper si» curl\n',
      fixed: 'FROM a\nRUN zypper si -y curl\n',
    },
  ],
  notApplicable: ['FROM a\nRUN zypper clean\n', 'FROM a\nRUN zypper refresh\n'],
});

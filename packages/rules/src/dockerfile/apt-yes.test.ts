import { testRule } from '@plimsoll/engine/testing';
import aptYes from './apt-yes';

testRule(aptYes, {
  valid: [
    'FROM a\nRUN apt-get install -y curl\n',
    'FROM a\nRUN apt-get -y install curl\n',
    'FROM a\nRUN apt-get install curl -y\n',
    'FROM a\nRUN yes | apt-get install curl\n',
    'FROM a\nRUN ["apt-get", "-y", "install", "curl"]\n',
    'FROM a\nRUN apt-get install -yq curl\n',
    'FROM a\nRUN apt-get install -qq curl\n',
    'FROM a\nRUN apt-get install -q -q curl\n',
    'FROM a\nRUN apt-get install -q=2 curl\n',
    'FROM a\nRUN apt-get install --quiet=2 curl\n',
    'FROM a\nRUN apt-get --yes install curl\n',
    'FROM a\nRUN apt-get install --assume-yes curl\n',
    'FROM a\nRUN apt-get -fmy install curl\n',
    'FROM a\nRUN apt install -y curl\n',
    'FROM a\nRUN apt-get install -o APT::Get::Assume-Yes=true curl\n',
    'FROM a\nRUN apt-get purge -y curl\n',
    'FROM a\nRUN echo y | apt-get install curl\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apt-get install» curl\n',
      says: 'As it stands, apt-get install stops to ask, and nobody answers in a build: add -y',
      fixed: 'FROM a\nRUN apt-get install -y curl\n',
    },
    {
      text: 'FROM a\nRUN [«"apt-get", "install"», "curl"]\n',
      fixed: 'FROM a\nRUN ["apt-get", "install", "-y", "curl"]\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«apt-get install» \\\n  curl\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\napt-get install -y \\\n  curl\nEOF\n',
    },
    {
      text: 'FROM a\nONBUILD RUN true && sudo «apt-get install» curl && true\n',
      fixed:
        'FROM a\nONBUILD RUN true && sudo apt-get install -y curl && true\n',
    },
    {
      text: 'FROM a\nRUN bash -c "«apt-get install» curl"\n',
      fixed: 'FROM a\nRUN bash -c "apt-get install -y curl"\n',
    },
    {
      text: 'FROM a\nRUN «apt-get install» -q curl\n',
      fixed: 'FROM a\nRUN apt-get install -y -q curl\n',
    },
    {
      text: 'FROM a\nRUN DEBIAN_FRONTEND=noninteractive «apt-get install» curl\n',
      fixed:
        'FROM a\nRUN DEBIAN_FRONTEND=noninteractive apt-get install -y curl\n',
    },
    {
      text: 'FROM a\nRUN «apt-get --no-install-recommends install» curl\n',
      fixed: 'FROM a\nRUN apt-get --no-install-recommends install -y curl\n',
    },
    {
      text: 'FROM a\nRUN «apt install» curl\n',
      fixed: 'FROM a\nRUN apt install -y curl\n',
    },
    {
      text: 'FROM a\nRUN «apt-get upgrade»\n',
      fixed: 'FROM a\nRUN apt-get upgrade -y\n',
    },
    {
      text: 'FROM a\nRUN apt-get install -y curl && «apt-get autoremove»\n',
      fixed: 'FROM a\nRUN apt-get install -y curl && apt-get autoremove -y\n',
    },
    {
      text: 'FROM a\nRUN «apt-get install» -q=1 curl\n',
      fixed: 'FROM a\nRUN apt-get install -y -q=1 curl\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN apt-get update\n',
    'FROM a\nRUN apt-get clean\n',
    'FROM a\nRUN apk add curl\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import rule from './signed-packages-apt';

const says =
  'This takes packages that nobody has signed: leave it out, and name the key of the repository with signed-by';

testRule(rule, {
  valid: [
    'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    'FROM debian:13\nRUN apt-get install -y curl && echo "deb [signed-by=/k.gpg] https://example.com /" > /etc/apt/sources.list.d/a.list\n',
  ],
  invalid: [
    {
      text: 'FROM debian:13\nRUN apt-get install -y «--allow-unauthenticated» curl\n',
      says,
    },
    { text: 'FROM debian:13\nRUN apt-get «--force-yes» install curl\n', says },
    {
      text: 'FROM debian:13\nRUN apt install -y \\\n  curl «--force-yes»\n',
      says,
    },
    {
      text: 'FROM debian:13\nRUN apt-get update «--allow-insecure-repositories»\n',
    },
    {
      text: 'FROM debian:13\nRUN apt-get -o «APT::Get::AllowUnauthenticated=true» install curl\n',
      says,
    },
    {
      text: 'FROM debian:13\nRUN echo «"deb [trusted=yes] http://example.com /"» > /etc/apt/sources.list\n',
      says,
    },
    {
      text: 'FROM debian:13\nRUN <<EOF\ncat > /etc/apt/sources.list.d/a.list <<LIST\ndeb «[arch=amd64 trusted=yes]» http://example.com /\nLIST\nEOF\n',
      says,
    },
    {
      text: 'FROM debian:13\nONBUILD RUN apt-get install «--force-yes» a\n',
      says,
    },
  ],
  notApplicable: ['FROM debian:13\nRUN make --force-yes\n'],
});

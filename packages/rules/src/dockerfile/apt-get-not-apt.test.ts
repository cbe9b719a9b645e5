import { testRule } from '@plimsoll/engine/testing';
import aptGetNotApt from './apt-get-not-apt';

testRule(aptGetNotApt, {
  valid: [
    'FROM a\nRUN apt-get install -y apt\n',
    'FROM a\nRUN rm -rf apt\n',
    'FROM a\nRUN apt-cache show curl\n',
    'FROM a\nRUN apt-get install -y curl && rm -rf /etc/apt\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apt» update && apt -y install curl\n',
      says: 'The output and options of apt may change: use apt-get in a build',
      fixed: 'FROM a\nRUN apt-get update && apt-get -y install curl\n',
    },
    {
      text: 'FROM a\nRUN «apt» show curl\n',
      says: 'The output and options of apt may change: use apt-cache in a build',
      fixed: 'FROM a\nRUN apt-cache show curl\n',
    },
    {
      text: 'FROM a\nRUN «apt» list --installed\n',
      says: 'The output and options of apt may change: use apt-get or apt-cache in a build',
    },
    {
      text: 'FROM a\nRUN [«"apt"», "install", "-y", "curl"]\n',
      fixed: 'FROM a\nRUN ["apt-get", "install", "-y", "curl"]\n',
    },
    { text: 'FROM a\nRUN «/usr/bin/apt» update\n' },
    {
      title: 'a name that every object has is no subcommand',
      text: 'FROM a\nRUN «apt» constructor\n',
      says: 'The output and options of apt may change: use apt-get or apt-cache in a build',
    },
    {
      title: 'one decision is one finding, and mended at once',
      text: 'FROM a\nRUN «apt» update && apt install -y curl \\\n  && apt show curl\nRUN «apt» purge -y curl\n',
      says: [
        'The output and options of apt may change: use apt-get or apt-cache in a build',
        'The output and options of apt may change: use apt-get in a build',
      ],
      fixed:
        'FROM a\nRUN apt-get update && apt-get install -y curl \\\n  && apt-cache show curl\nRUN apt-get purge -y curl\n',
    },
    {
      text: 'ONBUILD RUN sudo «apt» purge -y curl\n',
      fixed: 'ONBUILD RUN sudo apt-get purge -y curl\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN echo apt install\n',
    'FROM a\nRUN cp apt /srv\n',
    'FROM a\nCMD apt update\n',
  ],
});

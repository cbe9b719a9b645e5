import { testRule } from '@plimsoll/engine/testing';
import unquotedVolumes from './unquoted-volumes';

const says = 'A volume needs no quotes: leave them out';

testRule(unquotedVolumes, {
  valid: [
    'services:\n  web:\n    image: a:1\n    volumes: [data:/data, ./a:/a:ro]\n',
    {
      title: 'quotes that are needed',
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - "./my files:/data"\n      - "null"\n      - "1"\n      - "C:\\\\data:/data"\n      - "${A:-b}:/data"\n',
    },
    'services:\n  web:\n    image: a:1\n    volumes:\n      - type: volume\n        source: "data"\n        target: "/data"\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «"data:/data"» # kept\n      - «\'./a:/a:ro\'»\n      - ~/b:/b\n',
      says: [says, says],
      fixed:
        'services:\n  web:\n    image: a:1\n    volumes:\n      - data:/data # kept\n      - ./a:/a:ro\n      - ~/b:/b\n',
    },
  ],
});

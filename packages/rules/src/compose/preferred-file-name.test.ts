import { testRule } from '@plimsoll/engine/testing';
import preferredFileName from './preferred-file-name';

const text = 'services:\n  web: {image: a:1}\n';
const marked = '«services»:\n  web: {image: a:1}\n';

testRule(preferredFileName, {
  valid: [
    text,
    { file: 'compose.override.yaml', text, with: { 'compose.yaml': text } },
    { file: 'deploy/compose.prod.yml', text },
    { title: 'in another folder', text, with: { 'db/compose.yaml': text } },
  ],
  invalid: [
    {
      file: 'docker-compose.yml',
      text: marked,
      says: 'The usual name of this file is compose.yaml: rename it',
      severity: 'info',
    },
    { file: 'a/compose.yml', text: marked, severity: 'info' },
    {
      file: 'docker-compose.yml',
      text: marked,
      with: { 'compose.yaml': text },
      says: 'Compose takes compose.yaml beside this file and passes this one over: keep one of the two',
      severity: 'medium',
    },
  ],
});

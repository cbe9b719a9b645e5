import { testRule } from '@plimsoll/engine/testing';
import projectName from './project-name';

const says =
  'The project is called like its folder, and so are its volumes: set name';

testRule(projectName, {
  valid: [
    'name: acme\nservices:\n  web: {image: a:1}\n',
    {
      title: 'an override is part of another project',
      file: 'compose.override.yaml',
      text: 'services:\n  web: {ports: ["80:80"]}\n',
      with: { 'compose.yaml': 'name: a\nservices:\n  web: {image: a:1}\n' },
    },
    {
      title: 'and so is what is included',
      file: 'db/compose.yaml',
      text: 'services:\n  db: {image: b:1}\n',
      with: {
        'compose.yaml':
          'name: a\ninclude: [db/compose.yaml]\nservices:\n  web: {image: a:1}\n',
      },
    },
  ],
  invalid: [
    { text: '«services»:\n  web: {image: a:1}\n', says, severity: 'info' },
    {
      title: 'in a folder of its own, the name that it has anyway',
      file: 'deploy/My.Stack/compose.yaml',
      text: '# ours\n«services»:\n  web: {image: a:1}\n',
      says,
      fixed: '# ours\nname: mystack\nservices:\n  web: {image: a:1}\n',
    },
  ],
  notApplicable: ['volumes:\n  data:\n'],
});

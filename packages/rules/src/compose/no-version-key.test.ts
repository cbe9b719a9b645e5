import { testRule } from '@plimsoll/engine/testing';
import noVersionKey from './no-version-key';

const says = 'Compose ignores the version and warns about it: remove the key';

testRule(noVersionKey, {
  valid: [
    'services:\n  web:\n    image: a:1\n    labels: {version: "1"}\n',
    'name: a\nservices: {}\n',
  ],
  invalid: [
    {
      text: '«version: "3.8"»\n\nservices:\n  web:\n    image: a:1\n',
      says,
      fixed: 'services:\n  web:\n    image: a:1\n',
    },
    {
      text: '# about\n«version: 3»\nservices: {}\n',
      says,
      fixed: '# about\nservices: {}\n',
    },
    {
      title: 'a comment beside it stays',
      text: '«version: "2"» # why we are here\nservices: {}\n',
      says,
      fixed: '# why we are here\nservices: {}\n',
    },
    {
      title: 'at the end, without a line break',
      text: 'services: {}\n«version: "3"»',
      says,
      fixed: 'services: {}\n',
    },
    { text: '«version:»\nservices: {}\n', says, fixed: 'services: {}\n' },
    {
      text: '«version: "3"»\r\n\r\nservices: {}\r\n',
      says,
      fixed: 'services: {}\r\n',
    },
    { text: '{«version: "3"», services: {}}\n', says },
  ],
  notApplicable: [
    'version: "3.8"\nservices:\n  web:\n    image: a:1\n    deploy: {placement: {constraints: [node.role == manager]}}\n',
  ],
});

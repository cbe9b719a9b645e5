import { testRule } from '@plimsoll/engine/testing';
import rule from './admin-tool-in-profile';

const web = 'services:\n  web:\n    image: acme/web:2.3\n';

testRule(rule, {
  valid: [`${web}  admin:\n    image: dpage/pgadmin4\n    profiles: [admin]\n`],
  invalid: [
    {
      text: `${web}  «admin»:\n    image: dpage/pgadmin4\n`,
      says: 'Service admin is a tool for administration and starts with everything else: put it into a profile',
    },
    { text: `${web}  «db-page»:\n    image: adminer:5\n` },
  ],
  notApplicable: [
    web,
    `${web}  admin:\n    image: adminer:5\n    profiles: [dev]\n`,
    {
      text: `${web}  admin:\n    image: adminer:5\n`,
      file: 'compose.dev.yaml',
    },
    {
      title: 'nothing but known images: the tool is what it is for',
      text: 'services:\n  admin:\n    image: adminer:5\n  db:\n    image: postgres:18\n',
    },
  ],
});

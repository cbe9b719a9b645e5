import { testRule } from '@plimsoll/engine/testing';
import rule from './no-secret-in-example';

const says = (name: string) =>
  `The example gives ${name} a value that looks like a real secret: leave it empty, and revoke the secret`;
const example = (text: string) => ({ file: '.env.example', text });

// Put together here so that no scanner takes this file for a leak.
const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');

testRule(rule, {
  valid: [
    example('DB_PASSWORD=\nAPI_TOKEN=changeme\nSECRET=<yours>\n'),
    example('API_KEY=your-api-key-goes-here-0001\n'),
    example('API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'),
    example('AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n'),
    example('DATABASE_URL=postgres://app:app@localhost/app\n'),
    example('APP_SECRET=correct-horse-battery-staple\n'),
    example('COMMIT=q8ZrX2vN7tLw4KcPbY9hDs3F\n'),
  ],
  invalid: [
    {
      ...example('A=1\n«SESSION_SECRET»=q8ZrX2vN7tLw4KcPbY9hDs3F\n'),
      says: says('SESSION_SECRET'),
    },
    { ...example(`«CI»="${token}"\n`), says: says('CI') },
    {
      ...example('«JWT_SECRET»=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b\n'),
      says: says('JWT_SECRET'),
    },
  ],
  notApplicable: [
    { file: '.env', text: 'SESSION_SECRET=q8ZrX2vN7tLw4KcPbY9hDs3F\n' },
  ],
});

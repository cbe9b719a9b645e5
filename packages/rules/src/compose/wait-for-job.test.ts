import { testRule } from '@plimsoll/engine/testing';
import rule from './wait-for-job';

const job = '  db-migrate:\n    image: acme/web:2.3\n    restart: "no"\n';
const web = (depends: string) =>
  `services:\n  web:\n    image: acme/web:2.3\n    depends_on: ${depends}\n`;
const says =
  'Waits only until db-migrate has started, which prepares something and ends: wait with condition: service_completed_successfully';

testRule(rule, {
  valid: [
    web('{db-migrate: {condition: service_completed_successfully}}') + job,
    {
      title: 'waits for its health as well',
      text: web('{db-migrate: {condition: service_healthy}}') + job,
    },
  ],
  invalid: [
    { text: web('[«db-migrate»]') + job, says, severity: 'medium' },
    { text: web('{«db-migrate: {condition: service_started}»}') + job, says },
    {
      title: 'told by what it runs, and that somebody else waits for its end',
      text: `${web(
        '[«task»]',
      )}  task:\n    image: acme/web:2.3\n    command: ["rake", "db:migrate"]\n  worker:\n    image: acme/web:2.3\n    depends_on: {task: {condition: service_completed_successfully}}\n`,
    },
    {
      text: web('[«db-migrate»]') + job,
      file: 'compose.dev.yaml',
      severity: 'info',
    },
  ],
  notApplicable: [
    `${web('[db]')}  db:\n    image: postgres:18\n    restart: "no"\n`,
    web('[other]'),
    'services:\n  web:\n    image: a\n',
  ],
});

import { testRule } from '@plimsoll/engine/testing';
import validIgnoreComment from './valid-ignore-comment';

const id = 'plimsoll/valid-ignore-comment';

testRule(validIgnoreComment, {
  valid: [
    `# plimsoll ignore=${id}\nFROM a\n`,
    `# plimsoll ignore-file=${id} reason="we know" until=2030-02-28\nFROM a\n`,
    { kind: 'compose', text: `services: {} # plimsoll ignore=${id}\n` },
  ],
  invalid: [
    {
      text: '«# plimsoll ignore=dockerfile/no-such-rule»\nFROM a\n',
      says: 'There is no rule dockerfile/no-such-rule: see "plimsoll rules" for what there is',
      severity: 'low',
    },
    {
      text: 'FROM a\n«# plimsoll ignore dockerfile/user-required»\nRUN b\n',
      says: 'This comment is not understood; write: plimsoll ignore=<rule>[,<rule>] reason="…" until=YYYY-MM-DD',
    },
    {
      text: `«# plimsoll ignore=${id} until=2026-02-30»\nFROM a\n`,
      says: '"until" has to be a day like 2027-01-31, not "2026-02-30"',
    },
    {
      text: `«# plimsoll ignore=${id} because we can»\nFROM a\n`,
      says: '"because" is not understood here; only reason="…" and until=YYYY-MM-DD may follow the rules',
    },
    {
      text: `«# plimsoll ignore=${id} until=2026-11-22»\nFROM a\n`,
      says: 'This accepts nothing since 2026-11-22: mend what is found, or set a later day',
      severity: 'info',
    },
    {
      kind: 'compose',
      text: 'services:\n  web: «# plimsoll ignore=nothing»\n    image: a:1\n',
      says: 'There is no rule nothing: see "plimsoll rules" for what there is',
    },
  ],
  notApplicable: [
    'FROM a\n',
    { title: 'prose', text: '# Plimsoll says hello\nFROM a\n' },
    '# hadolint ignore=DL9999\nFROM a\n',
  ],
});

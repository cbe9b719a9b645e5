import { testRule } from '@plimsoll/engine/testing';
import rule from './app-files-not-writable';

const owned =
  'The user of the service owns its program: leave --chown out, and give the user a folder for what it writes';
const open =
  'This lets everybody write: leave the files to root, and give the user a folder for what it writes';

testRule(rule, {
  valid: [
    'FROM a\nCOPY . .\nUSER app\n',
    'FROM a\nCOPY --chown=root:root . .\nUSER app\n',
    'FROM a\nRUN chmod 755 /srv && chmod +x /srv/run.sh\nUSER app\n',
    'FROM a\nRUN chmod 1777 /tmp\nUSER app\n',
    {
      title: 'a folder for what it writes',
      text: 'FROM a\nWORKDIR /srv\nRUN mkdir data && chown -R app data\nUSER app\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a\nCOPY «--chown=node:node» . .\nUSER node\n',
      says: owned,
      severity: 'low',
    },
    {
      title: 'one decision is said once, and mended in all places',
      text: 'FROM a\nCOPY «--chown=app:app» --link a b/ /srv/\nCOPY --chown=root c /srv/\nCOPY --from=d --chown=app \\\n  /e /srv/\nUSER app\n',
      says: 'The user of the service owns its program: leave --chown out, here and once more, and give the user a folder for what it writes',
      fixed:
        'FROM a\nCOPY --link a b/ /srv/\nCOPY --chown=root c /srv/\nCOPY --from=d \\\n  /e /srv/\nUSER app\n',
    },
    {
      text: 'FROM a\nADD «--chown=1000» a.tar /srv\nUSER 1000:1000\n',
      says: owned,
    },
    {
      text: 'FROM a AS b\nCOPY «--chown=app» . .\nUSER app\nFROM b\n',
      says: owned,
    },
    {
      text: 'FROM a\nWORKDIR /srv\nCOPY . .\nRUN «chown -R app:app /srv»\nUSER app\n',
      says: 'The user of the service owns its program: leave it to root, and give the user a folder for what it writes',
    },
    { text: 'FROM a\nWORKDIR /srv\nRUN «chown -R app .»\nUSER app\n' },
    {
      text: 'FROM a\nRUN chmod -R «777» /srv\nUSER app\n',
      says: open,
      severity: 'medium',
    },
    { text: 'FROM a\nRUN chmod «a+rw» /srv/x\n', says: open },
    { text: 'FROM a\nRUN chmod «0666» /srv/x\n', says: open },
  ],
  unknown: ['FROM a\nARG U\nCOPY --chown=$U . .\nUSER app\n'],
  notApplicable: [
    'FROM a AS b\nCOPY --chown=app . .\nUSER app\nFROM c\nCOPY --from=b /x /x\nUSER app\n',
    'FROM a\nCOPY --chown=app . .\nUSER root\n',
  ],
});

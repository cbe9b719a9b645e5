import { page, peersTable, table } from '../scripts/docs';
import copyNotAdd from './dockerfile/copy-not-add';

it('makes a page of a rule, with what it really says', () => {
  const text = page(copyNotAdd);
  expect(text).toContain(
    '# Use COPY for files and folders\n\n`dockerfile/copy-not-add` · image-build · low',
  );
  expect(text).toContain(
    'ADD package.json /srv/\n^^^ ADD is given plain files only: use COPY, which does nothing else\n',
  );
  expect(text).toContain(
    'Instead:\n\n```dockerfile\nFROM node:24-alpine\nCOPY',
  );
  expect(text).toContain('**Not for you if** you want an archive unpacked');
  expect(text).toContain('**Same idea:** hadolint DL3020 · trivy DS-0005');
  expect(text).toContain('CIS Docker Benchmark 1.8.0: 4.9');
});

it('lists rules and the codes of other tools', () => {
  expect(table([copyNotAdd])).toContain(
    '| [dockerfile/copy-not-add](dockerfile/copy-not-add.md) | Use COPY for files and folders | image-build | low | safe |  |',
  );
  expect(peersTable([copyNotAdd])).toContain(
    '## hadolint\n\n| Code | Rule |\n| --- | --- |\n| DL3020 | [dockerfile/copy-not-add](dockerfile/copy-not-add.md) |',
  );
});

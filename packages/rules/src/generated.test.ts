import { PEERS } from '@plimsoll/engine';
import { checkExample } from '@plimsoll/engine/testing';
import { linesAccepted } from '../scripts/docs/accept';
import { controlsTable } from '../scripts/docs/controls';
import { diff } from '../scripts/docs/diff';
import { page } from '../scripts/docs/page';
import { peerWords } from '../scripts/docs/peers';
import { peersTable, rulesTable } from '../scripts/docs/tables';
import healthcheckDefined from './compose/healthcheck-defined';
import allowedRegistry from './dockerfile/allowed-registry';
import copyNotAdd from './dockerfile/copy-not-add';
import exists from './dockerignore/exists';
import { rules } from '.';

describe('the page of a rule', () => {
  const text = page(copyNotAdd);

  it('says what it is about and how much it counts', () => {
    expect(text).toContain(
      '# Use COPY for files and folders\n\n`dockerfile/copy-not-add`\n',
    );
    expect(text).toContain(
      '| Dockerfile | image-build | low, weight 2 | likely | on | safe |',
    );
    expect(text).toContain('**Not for you if** you want an archive unpacked');
  });

  it('shows what the rule really says, where, and how bad it is', () => {
    expect(text).toContain(
      'ADD package.json /srv/\n^^^ 2:1 low ADD is given plain files only: use COPY, which does nothing else\n',
    );
  });

  it('shows the fix as a difference, and the good text once', () => {
    expect(text).toContain(
      'Instead, as the safe fix (Replace ADD with COPY) writes it:\n\n```diff\n FROM node:24-alpine\n-ADD package.json /srv/\n+COPY package.json /srv/\n',
    );
    expect(text).not.toContain('```dockerfile\nFROM node:24-alpine\nCOPY');
    expect(page(healthcheckDefined)).toContain('Instead:\n\n```yaml\n');
  });

  it('shows a fix in another file beside the good text', () => {
    expect(page(exists)).toMatch(
      /fix \([^)]+\) in `\.dockerignore`:\n\n```diff\n\+\.git\n[^`]*```\n\nInstead:\n/,
    );
  });

  it('shows a comment that accepts the finding, with what stands below it', () => {
    expect(text).toContain(
      '```dockerfile\n# plimsoll ignore=dockerfile/copy-not-add reason="…" until=YYYY-MM-DD\nADD package.json /srv/\n```',
    );
  });

  it('names controls with their framework, and codes with the comments of their tools', () => {
    expect(text).toContain('- CIS Docker Benchmark 1.8.0: 4.9\n');
    expect(text).toContain(
      '| hadolint | DL3020 | `# hadolint ignore=DL3020` |',
    );
    expect(text).toContain('| KICS | Add Instead of Copy |  |');
  });

  it('explains each option', () => {
    expect(page(allowedRegistry)).toContain(
      '| `registries` | `[]` | Where images may come from: ',
    );
  });

  it('says of which day the facts are', () => {
    expect(page({ ...copyNotAdd, factsOf: '2026-08-22' })).toContain(
      '| By default | Fix | Facts of |\n| --- | --- | --- | --- | --- | --- | --- |\n| Dockerfile | image-build | low, weight 2 | likely | on | safe | 2026-08-22 |',
    );
  });
});

describe('the comments of other tools that pages show', () => {
  const shown = rules.flatMap(rule =>
    PEERS.flatMap(peer =>
      (rule.references[peer] ?? []).flatMap(code => {
        const comment = peerWords[peer].comment?.(code);
        return comment ? [{ rule, comment }] : [];
      }),
    ),
  );

  it('accept our findings', () => {
    const ineffective = shown.filter(({ rule, comment }) => {
      const ours = `# plimsoll ignore=${rule.id}`;
      // What ours cannot be put above, those of others cannot either.
      return rule.examples.some(
        example =>
          linesAccepted(rule, example, ours) &&
          !linesAccepted(rule, example, comment),
      );
    });
    expect(
      ineffective.map(({ rule, comment }) => `${rule.id} ${comment}`),
    ).toEqual([]);
    expect(shown.length).toBeGreaterThan(100);
  });
});

it('lists rules, controls and the codes of other tools', () => {
  const link = '[dockerfile/copy-not-add](dockerfile/copy-not-add.md)';
  expect(rulesTable([copyNotAdd])).toContain(
    `## dockerfile\n\n| Rule | What it asks | Category | Severity | Fix | By default |\n| --- | --- | --- | --- | --- | --- |\n| ${link} | Use COPY for files and folders | image-build | low | safe |  |`,
  );
  expect(controlsTable([copyNotAdd])).toContain(
    `| 4.9 | COPY is used, not ADD. *Our rules let ADD unpack archives and fetch what has a checksum; CIS wants none at all.* | yes | ${link} |`,
  );
  expect(peersTable([copyNotAdd])).toContain(
    `| Code | Rules |\n| --- | --- |\n| DL3020 | ${link} |`,
  );
});

it('puts every rule with a fix on a page with a difference', () => {
  const without = rules.filter(rule => {
    const fixes = rule.examples.flatMap(example =>
      checkExample(rule, example, 'bad').findings.flatMap(
        ({ fix }) => fix ?? [],
      ),
    );
    return fixes.length > 0 && !/^```diff\n(?:.*\n)*?[-+]/m.test(page(rule));
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});

describe('diff', () => {
  it.each([
    ['a\nb\nc\n', 'a\nx\nc\n', ' a\n-b\n+x\n c'],
    ['', 'a\nb\n', '+a\n+b'],
    ['a\n', '', '-a'],
    ['a\nb\n', 'b\n', '-a\n b'],
    ['b\n', 'a\nb\nb\n', '+a\n b\n+b'],
    ['a\r\nb\r\n', 'a\nb', ' a\n b'],
  ])('%j to %j', (before, after, shown) => {
    expect(diff(before, after)).toBe(shown);
  });
});

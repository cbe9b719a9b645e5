import type { Rule } from '@plimsoll/engine';
import { practiceSections } from '../../src/practices';
import { paragraphs, table } from './markdown';

/** What a set-up ought to have, and the rules that ask for it. */
export function practicesTable(rules: readonly Rule[]): string {
  const sections = practiceSections.map(({ title, practices }) => {
    const rows = practices.map(({ id, asks, noRule }) => {
      const asking = rules.filter(({ references }) =>
        references.practices?.includes(id),
      );
      const links = asking.map(rule => `[${rule.id}](${rule.id}.md)`);
      return [asks, links.length > 0 ? links.join(', ') : `None: ${noRule}`];
    });
    return paragraphs([`## ${title}`, table(['Practice', 'Rules'], rows)]);
  });
  return `${paragraphs([
    '# Practices',
    'What a container set-up ought to have, and the rules that ask for it. Where there is none, the table says why.',
    ...sections,
  ])}\n`;
}

import type { Rule } from '@plimsoll/engine';
import { frameworks } from '../../src/controls';
import { paragraphs, table } from './markdown';

/** Controls by their framework, in the order in which frameworks are listed. */
export function byFramework(controls: readonly string[]) {
  return frameworks
    .map(({ id, name }) => ({
      name,
      controls: controls
        .filter(control => control.startsWith(`${id}:`))
        .map(control => control.slice(id.length + 1)),
    }))
    .filter(framework => framework.controls.length > 0);
}

/** The controls of each framework, and the rules that give evidence for them. */
export function controlsTable(rules: readonly Rule[]): string {
  const sections = frameworks.flatMap(({ id, name, controls }) => {
    const rows = controls.flatMap(control => {
      const named = rules.filter(({ references }) =>
        references.controls?.includes(`${id}:${control}`),
      );
      return named.length ? [[control, named.map(linkTo).join(', ')]] : [];
    });
    return rows.length ? [`## ${name}`, table(['Control', 'Rules'], rows)] : [];
  });
  return `${paragraphs([
    '# Controls',
    `What rules say is evidence for these controls, as the files stand at one revision. It is no proof that a control is met: what
runs may differ from the files, most controls ask for more than files can show, and a rule that is unknown or not applicable
says nothing. The version belongs to the name: the same number means another thing in another version.`,
    ...sections,
  ])}\n`;
}

const linkTo = ({ id }: Rule) => `[${id}](${id}.md)`;

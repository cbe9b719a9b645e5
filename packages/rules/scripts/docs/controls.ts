import type { Rule } from '@plimsoll/engine';
import type { Control, FrameworkInfo } from '@plimsoll/findings';
import { frameworkInfos, frameworks } from '../../src/frameworks';
import { versionOf } from '../../src/frameworks/framework';
import { paragraphs, table } from './markdown';

/** Controls by their framework, in the order in which frameworks are listed. */
export function byFramework(controls: readonly string[]) {
  return frameworks
    .map(framework => ({
      name: `${framework.name} ${versionOf(framework)}`,
      controls: controls
        .filter(control => control.startsWith(`${framework.id}:`))
        .map(control => control.slice(framework.id.length + 1)),
    }))
    .filter(framework => framework.controls.length > 0);
}

/** All controls of each framework, with what files can say of them and the rules that give evidence. */
export function controlsTable(rules: readonly Rule[]): string {
  return `${paragraphs([
    '# Controls',
    `What rules say is evidence for these controls, as the files stand at one revision. It is no proof that a control is met: what
runs may differ from the files, most controls ask for more than files can show, and a rule that is unknown or not applicable
says nothing. The version belongs to the name: the same number means another thing in another version.`,
    states,
    ...frameworkInfos(rules).flatMap(section),
  ])}\n`;
}

const states = `*From files*: "yes" if files can show that a control is met and that it is not; "partly" if they can show that it is not, or
something in its favour; "no" if the image, the registry, the running system or a document decides. A rule in *italics* shows
only part of what its control asks: the control is not met if the rule fails, and partly evidenced if it passes. One in (brackets) is worth
knowing and decides nothing. A control is *met* if files can show it, at least one of its rules passes, and none fails, is unknown or is switched
off; *not met* if one fails, also where the failure is accepted; *partly evidenced* if something speaks for it and something is missing;
*not assessable* if files, or the rules in force, cannot tell; *not applicable* if nothing in the files is what it is about.`;

function section(framework: FrameworkInfo): string[] {
  const { name, version, note, url, controls } = framework;
  return [
    `## ${name} ${version}`,
    url ? `${note} [Where it is published](${url})` : note,
    table(
      ['Control', 'What is asked', 'From files', 'Rules'],
      controls.map(control => [
        control.id,
        control.note ? `${control.title}. *${control.note}*` : control.title,
        control.assessable,
        control.rules.map(linkTo).join(', '),
      ]),
    ),
  ];
}

function linkTo({ id, evidence }: Control['rules'][number]): string {
  const link = `[${id}](${id}.md)`;
  return { full: link, part: `*${link}*`, support: `(${link})` }[evidence];
}

import { PEERS, Rule, ruleInfo } from '@plimsoll/engine';
import { UsageError } from './terminal';

/** The rules, one line each. */
export function listRules(rules: readonly Rule[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules
    .map(
      ({ id, severity, title, enabled }) =>
        `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}${
          enabled ? '' : ' (off)'
        }\n`,
    )
    .join('');
}

/** What there is to say about one rule. */
export function explain(id: string, rules: readonly Rule[]): string {
  const rule = rules.find(candidate => candidate.id === id);
  if (!rule) {
    const near = rules.filter(candidate => candidate.id.includes(id));
    throw new UsageError(
      `There is no rule "${id}"${
        near.length
          ? `; did you mean ${near.map(candidate => candidate.id).join(', ')}?`
          : '; "plimsoll rules" lists them'
      }`,
    );
  }
  const info = ruleInfo(rule);
  const peers = PEERS.flatMap(peer =>
    info.references[peer]?.length
      ? [`${peer} ${info.references[peer].join(', ')}`]
      : [],
  );
  const sections = [
    `${info.title} [${info.id}]\n${info.severity}, ${
      info.category
    }, ${info.kinds.join(', ')}`,
    info.why,
    ...info.examples.flatMap(({ bad, good }) => [
      `Reported:\n\n${indented(bad)}`,
      `Instead:\n\n${indented(good)}`,
    ]),
    info.unless && `Not for you if ${info.unless}`,
    peers.length && `The same in other tools: ${peers.join('; ')}`,
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const indented = (text: string) => text.trimEnd().replace(/^(?=.)/gm, '  ');

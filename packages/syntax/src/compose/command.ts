import { parseShell, parseWords } from '../shell/parse';
import type { Bindings } from '../bindings';
import type { Command } from '../shell/nodes';
import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import type { YamlNode, YamlScalar } from '../yaml/nodes';
import type { ComposeCommand } from './nodes';
import { composeText } from './text';
import type { InterpolatedText } from './text';

/** A `command`, `entrypoint` or `healthcheck.test`: a text, or a list of words. */
export function composeCommand(
  node: YamlNode | undefined,
): ComposeCommand | undefined {
  if (!node || node.type === 'map') return undefined;
  if (node.type === 'scalar') return node.isNull ? undefined : fromText(node);
  const words = node.items.flatMap(item =>
    item.type === 'scalar' ? [composeText(item)] : [],
  );
  const list = node;
  const { source, start, end } = list;
  let read: readonly Command[] | undefined;
  return {
    source,
    start,
    end,
    node,
    form: 'exec',
    words,
    get commands() {
      read ??= commandsOf();
      return read;
    },
  };

  function commandsOf(): readonly Command[] {
    const first = words[0]?.value;
    // `["CMD-SHELL", "curl …"]`: the second word is a script.
    if (first === 'CMD-SHELL')
      return words.slice(1, 2).flatMap(word => commandsIn(word));
    const executed = first === 'CMD' ? words.slice(1) : words;
    return parseWords(
      executed.map(text => ({ text, mapped: () => text.expanded })),
      list,
      { source },
    ).commands;
  }
}

function fromText(node: YamlScalar): ComposeCommand {
  const text = composeText(node);
  const { source, start, end } = node;
  let read: readonly Command[] | undefined;
  return {
    source,
    start,
    end,
    node,
    form: 'shell',
    words: [text],
    get commands() {
      read ??= commandsIn(text);
      return read;
    },
  };
}

/** A variable that Compose could not tell, as one that the shell cannot tell either. */
const unknownVariable = '${COMPOSE_VARIABLE}';
const nothingKnown: Bindings = {
  lookup: () => ({ source: 'undeclared', value: undefined }),
};

function commandsIn(text: InterpolatedText) {
  return parseShell(withVariables(text.expanded, unknownVariable), {
    source: text.source,
    variables: nothingKnown,
  }).commands;
}

/** A text that a shell reads: what is unknown in it becomes a variable. */
export function withVariables(text: MappedText, variable: string): MappedText {
  if (!text.text.includes('\uFFFC')) return text;
  const builder = new MappedTextBuilder(text.at.start);
  let copied = 0;
  for (
    let at = text.text.indexOf('\uFFFC');
    at >= 0;
    at = text.text.indexOf('\uFFFC', copied)
  ) {
    const { start, end } = text.locate(at, at + 1);
    builder.addMapped(text.slice(copied, at));
    builder.add(variable, start, end);
    copied = at + 1;
  }
  return builder.addMapped(text.slice(copied)).build();
}

import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { YamlScalar } from '../yaml/nodes';
import type { Expression, WorkflowText } from './nodes';

/** A text of a workflow with its expressions, and with the way back from what it reads. */
export interface ExpressionText extends WorkflowText {
  /** The text with `UNKNOWN` for each expression. */
  readonly expanded: MappedText;
  /** Where each expression stands in the scalar's value. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Finds the expressions in a scalar. */
export function workflowText(node: YamlScalar): ExpressionText {
  const { source, start, end, value } = node;
  const expressions: Expression[] = [];
  const spans: [number, number][] = [];
  const builder = new MappedTextBuilder(start);
  let copied = 0;
  for (
    let at = value.indexOf('${{');
    at >= 0;
    at = value.indexOf('${{', copied)
  ) {
    const close = endOfExpression(value, at + 3);
    if (close < 0) break;
    const place = node.slice(at, close);
    const text = value.slice(at + 3, close - 2).trim();
    builder.addMapped(node.mapped.slice(copied, at));
    builder.add(UNKNOWN, place.start, place.end);
    expressions.push({ ...place, text, contexts: contextsOf(text) });
    spans.push([at, close]);
    copied = close;
  }
  builder.addMapped(node.mapped.slice(copied));
  const expanded = builder.build();
  return {
    source,
    start,
    end,
    node,
    written: value,
    raw: source.slice(node),
    value: expressions.length > 0 ? undefined : value,
    shape: expanded.text,
    variables: [],
    quoted: node.style === 'single' || node.style === 'double',
    expressions,
    expanded,
    spans,
  };
}

/** Past the `}}` that closes an expression; braces in strings do not. */
function endOfExpression(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === '}' && text[at + 1] === '}') return at + 2;
  }
  return -1;
}

const token =
  /'(?:[^']|'')*'?|[A-Za-z_][A-Za-z0-9_-]*|\.\*?|\[|\]|\(|[0-9][A-Za-z0-9.]*|\S/y;

/**
 * The contexts that an expression reads: `github.event.pull_request.title`, `matrix.image`. What an index in brackets
 * chooses is part of the path when it is a text, and `*` when it is not.
 */
function contextsOf(expression: string): string[] {
  const tokens = tokensOf(expression);
  const contexts = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    if (!/^[A-Za-z_]/.test(tokens[at]) || tokens[at + 1] === '(') continue;
    const path = [tokens[at]];
    while (at + 1 < tokens.length) {
      if (tokens[at + 1] === '.' && /^[A-Za-z_]/.test(tokens[at + 2] ?? '')) {
        path.push(tokens[at + 2]);
        at += 2;
      } else if (tokens[at + 1] === '.*') {
        path.push('*');
        at += 1;
      } else if (tokens[at + 1] === '[') {
        const inside = tokens[at + 2] ?? '';
        const isText = inside.startsWith("'") && tokens[at + 3] === ']';
        path.push(isText ? inside.slice(1, -1) : '*');
        if (!isText) {
          // What chooses the index may read contexts of its own.
          contexts.add(path.join('.').toLocaleLowerCase('en-US'));
          path.length = 0;
          at += 1;
          break;
        }
        at += 3;
      } else break;
    }
    if (path.length > 0 && !['true', 'false', 'null'].includes(path[0]))
      contexts.add(path.join('.').toLocaleLowerCase('en-US'));
  }
  return [...contexts];
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < expression.length) {
    if (/\s/.test(expression[at])) {
      at++;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(expression)?.[0] ?? expression[at];
    tokens.push(found);
    at += found.length;
  }
  return tokens;
}

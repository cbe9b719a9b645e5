import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { LocatedInFile, YamlNode, YamlScalar } from '../yaml/nodes';
import { parseExpression, wordsOf } from './expression-syntax';
import { contextsIn, flowsOf, resultsOf, textOf } from './expression-values';
import type { ContextValues, Expression, WorkflowText } from './nodes';

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
    expressions.push(readExpression(place, text));
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
    alternatives: values => alternatives(value, spans, expressions, values),
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

function readExpression(place: LocatedInFile, text: string): Expression {
  const node = parseExpression(text);
  const words = node ? [] : wordsOf(text);
  return {
    ...place,
    text,
    contexts: node ? [...new Set(contextsIn(node))] : words,
    flows: node ? [...new Set(flowsOf(node))] : words,
    results: (values = nothingKnown) =>
      node && resultsOf(node, values)?.map(textOf),
  };
}

const nothingKnown: ContextValues = () => undefined;
const MAX_ALTERNATIVES = 50;

/** Every text that comes out, if each expression has results that are known. */
function alternatives(
  value: string,
  spans: readonly (readonly [number, number])[],
  expressions: readonly Expression[],
  values: ContextValues = nothingKnown,
): readonly string[] | undefined {
  let texts = [''];
  let copied = 0;
  for (const [index, [from, to]] of spans.entries()) {
    const before = value.slice(copied, from);
    const results = expressions[index].results(values);
    if (!results || texts.length * results.length > MAX_ALTERNATIVES)
      return undefined;
    texts = texts.flatMap(text =>
      results.map(result => `${text}${before}${result}`),
    );
    copied = to;
  }
  return texts.map(text => `${text}${value.slice(copied)}`);
}

/** All expressions that stand anywhere below a node. */
export function expressionsIn(node: YamlNode): readonly Expression[] {
  if (node.type === 'scalar') return workflowText(node).expressions;
  return node.type === 'list'
    ? node.items.flatMap(expressionsIn)
    : node.entries.flatMap(({ value }) => expressionsIn(value));
}

import type { ExpressionNode, Literal } from './expression-syntax';
import type { ContextValues } from './nodes';

/** Every context that an expression reads, in the order in which they stand. */
export function contextsIn(node: ExpressionNode): string[] {
  switch (node.type) {
    case 'literal':
      return [];
    case 'context':
      return [node.path, ...node.indexes.flatMap(contextsIn)];
    case 'call':
      return node.args.flatMap(contextsIn);
    case 'not':
      return contextsIn(node.operand);
    case 'binary':
      return [...contextsIn(node.left), ...contextsIn(node.right)];
    default:
      return [...contextsIn(node.of), ...node.indexes.flatMap(contextsIn)];
  }
}

/** Functions whose result is true, false or a hash, whatever they are given. */
const closed = new Set([
  'always',
  'cancelled',
  'contains',
  'endswith',
  'failure',
  'hashfiles',
  'startswith',
  'success',
]);

/** The contexts whose text can be in the result: not those that are only compared. */
export function flowsOf(node: ExpressionNode): string[] {
  switch (node.type) {
    case 'context':
      return [node.path];
    case 'call':
      return closed.has(node.name) ? [] : node.args.flatMap(flowsOf);
    case 'member':
      return flowsOf(node.of);
    case 'binary':
      if (node.operator === '||')
        return [...flowsOf(node.left), ...flowsOf(node.right)];
      // What comes out of the left side is empty or false.
      return node.operator === '&&' ? flowsOf(node.right) : [];
    default:
      return [];
  }
}

const isTrue = (value: Literal) =>
  value !== '' && value !== 0 && value !== false && value !== null;

const either: readonly Literal[] = [true, false];
const MAX_RESULTS = 50;

/** All results that an expression can have; undefined if the files do not tell. */
export function resultsOf(
  node: ExpressionNode,
  values: ContextValues,
): readonly Literal[] | undefined {
  const found = results(node, values);
  return found && found.length <= MAX_RESULTS ? [...new Set(found)] : undefined;
}

function results(
  node: ExpressionNode,
  values: ContextValues,
): readonly Literal[] | undefined {
  switch (node.type) {
    case 'literal':
      return [node.value];
    case 'context':
      return values(node.path);
    case 'not': {
      const inner = resultsOf(node.operand, values);
      return inner?.map(value => !isTrue(value)) ?? either;
    }
    case 'call':
      return called(node.name, node.args, values);
    case 'binary':
      return combined(
        node.operator,
        resultsOf(node.left, values),
        resultsOf(node.right, values),
      );
    default:
      return undefined;
  }
}

function combined(
  operator: string,
  left: readonly Literal[] | undefined,
  right: readonly Literal[] | undefined,
): readonly Literal[] | undefined {
  if (operator === '&&') {
    if (!left) return right && ['', ...right];
    const falsy = left.filter(value => !isTrue(value));
    if (falsy.length === left.length) return falsy;
    return right && [...falsy, ...right];
  }
  if (operator === '||') {
    if (!left) return undefined;
    const truthy = left.filter(isTrue);
    if (truthy.length === left.length) return truthy;
    return right && [...truthy, ...right];
  }
  const [a, ...moreLeft] = left ?? [];
  const [b, ...moreRight] = right ?? [];
  const isOpen =
    a === undefined ||
    b === undefined ||
    moreLeft.length > 0 ||
    moreRight.length > 0;
  if (isOpen || (operator !== '==' && operator !== '!=')) return either;
  return [sameValue(a, b) === (operator === '==')];
}

/** Texts are compared without regard to case. */
function sameValue(a: Literal, b: Literal): boolean {
  return typeof a === 'string' && typeof b === 'string'
    ? lower(a) === lower(b)
    : a === b;
}

function called(
  name: string,
  args: readonly ExpressionNode[],
  values: ContextValues,
): readonly Literal[] | undefined {
  const given = args.map(arg => resultsOf(arg, values));
  const texts = given.map(found =>
    found?.length === 1 ? textOf(found[0]) : undefined,
  );
  const [first, second] = texts;
  const test = (holds: (text: string, part: string) => boolean) =>
    first === undefined || second === undefined
      ? either
      : [holds(lower(first), lower(second))];
  switch (name) {
    case 'contains':
      // What is read from JSON may be a list.
      return args[0]?.type === 'literal'
        ? test((text, part) => text.includes(part))
        : either;
    case 'startswith':
      return test((text, part) => text.startsWith(part));
    case 'endswith':
      return test((text, part) => text.endsWith(part));
    case 'format':
      return texts.some(text => text === undefined)
        ? undefined
        : [
            (first ?? '').replace(/\{(\d)\}/g, (_, index: string) =>
              String(texts[Number(index) + 1] ?? ''),
            ),
          ];
    case 'success':
    case 'failure':
    case 'always':
    case 'cancelled':
      return either;
    default:
      return undefined;
  }
}

const lower = (text: string) => text.toLowerCase();

/** As GitHub puts a value into a text. */
export function textOf(value: Literal): string {
  return value === null ? '' : String(value);
}

import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from '../../nearest';
import type { Problem } from '../../problem';
import type { YamlMap, YamlNode } from '../../yaml/nodes';
import { quoted, underlined } from '../../yaml/problems';
import { placeAt } from './place';
import type { Place } from './place';
import { plainValue } from './plain';
import validate from './validate';
import { misplacedKey } from './misplaced';

/** Something that the Compose schema refuses, before it is told. */
interface Told {
  readonly at: { readonly start: number; readonly end: number };
  readonly code: string;
  readonly message: string;
}

/** More is not told of one file; reading them all would take long where thousands of entries are wrong. */
const MOST_ERRORS = 2_000;

/** What of a Compose file its schema refuses, as sentences about places in the file. */
export function schemaProblems(root: YamlMap): Problem[] {
  const check = validate as unknown as ValidateFunction;
  if (check(plainValue(root))) return [];
  const errors = (check.errors ?? []).slice(0, MOST_ERRORS);
  check.errors = null;
  const told = new Map<string, Problem>();
  for (const { error, types } of telling(errors)) {
    const place = placeAt(root, error.instancePath);
    const found = place && tell(error, types, place);
    if (!found) continue;
    const problem: Problem = {
      ...underlined(root.source.text, found.at.start, found.at.end),
      code: found.code,
      message: found.message,
    };
    // What an anchor brings to many services is wrong once.
    told.set(`${problem.start} ${problem.message}`, problem);
  }
  return [...told.values()];
}

/** An error, and the types that would have been right where that is what is wrong. */
interface Telling {
  readonly error: ErrorObject;
  readonly types: readonly string[];
}

/**
 * The errors that say something to a person. Where one of several forms is allowed, Ajv tells what is wrong with the
 * value as each of them: only the form that was meant says something, and where that is none, all do together.
 */
function telling(errors: readonly ErrorObject[]): Telling[] {
  const leaves = errors.filter(
    ({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf',
  );
  const explained = new Set<string>();
  for (const { keyword, instancePath } of leaves) {
    if (keyword !== 'type') explained.add(instancePath);
    for (const above of pathsAbove(instancePath)) {
      if (explained.has(above)) break;
      explained.add(above);
    }
  }
  const typesAt = new Map<string, Set<string>>();
  const result: Telling[] = [];
  for (const error of leaves) {
    const { keyword, instancePath, params } = error;
    if (keyword !== 'type') {
      result.push({ error, types: [] });
    } else if (!explained.has(instancePath)) {
      const types = typesAt.get(instancePath) ?? new Set<string>();
      if (types.size === 0) typesAt.set(instancePath, types);
      for (const type of [params.type as string | string[]].flat())
        types.add(type);
    }
  }
  for (const error of leaves) {
    const types = typesAt.get(error.instancePath);
    if (error.keyword === 'type' && types) {
      result.push({ error, types: [...types] });
      typesAt.delete(error.instancePath);
    }
  }
  return result;
}

/** From the nearest. */
function* pathsAbove(path: string) {
  for (
    let end = path.lastIndexOf('/');
    end > 0;
    end = path.lastIndexOf('/', end - 1)
  )
    yield path.slice(0, end);
  if (path !== '') yield '';
}

function tell(
  error: ErrorObject,
  types: readonly string[],
  place: Place,
): Told | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, place);
    case 'required':
      return missingKey(error, place);
    case 'type':
      return wrongType(types, place);
    default:
      return wrongValue(error, place);
  }
}

const known = ({ parentSchema }: ErrorObject) =>
  Object.keys((parentSchema?.properties ?? {}) as object);

function unknownKey(error: ErrorObject, { node, name }: Place) {
  const unknown = String(error.params.additionalProperty);
  const entry = node.type === 'map' ? node.entry(unknown) : undefined;
  // Compose passes them over wherever they stand.
  if (!entry || unknown.startsWith('x-')) return undefined;
  const at = entry.key;
  const keys = known(error);
  if (keys.length === 0)
    return {
      at,
      code: 'bad-name',
      message: `A name under ${quoted(
        name,
      )} has letters, digits, dots, dashes and underscores only; write another for ${quoted(
        unknown,
      )}`,
    };
  const message =
    misplacedKey(unknown, entry.value, error.instancePath) ??
    `Compose does not know the key ${quoted(unknown)} here; ${remedy(
      unknown,
      keys,
    )}`;
  return { at, code: 'unknown-key', message };
}

function remedy(unknown: string, keys: readonly string[]): string {
  const letters = (word: string) => word.toLowerCase().replace(/[-_\s]/g, '');
  const meant =
    keys.find(key => letters(key) === letters(unknown)) ??
    nearest(unknown.toLowerCase(), keys);
  return meant
    ? `write ${quoted(meant)}`
    : 'remove it, or move it to where it belongs';
}

function missingKey({ params }: ErrorObject, { name, label, isItem }: Place) {
  const missing = quoted(String(params.missingProperty));
  return {
    at: label,
    code: 'missing-key',
    message: isItem
      ? `An item of ${quoted(name)} lacks ${missing}; add it`
      : `${quoted(name)} lacks ${missing}; add it`,
  };
}

const shapes = { map: 'a map', list: 'a list', scalar: 'a single value' };
const typeNames: Readonly<Record<string, string | undefined>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};
const scalarTypes = new Set(['string', 'number', 'integer', 'boolean']);

function wrongType(types: readonly string[], place: Place): Told | undefined {
  const { node, label, name, isItem, path } = place;
  const code = 'wrong-shape';
  const takesScalar = types.some(type => scalarTypes.has(type));
  if (node.type === 'scalar' && isOpen(node) && takesScalar) return undefined;
  // Compose takes the key out of the file before it looks.
  if (path === '/version') return undefined;
  const isEmpty = node.type === 'scalar' && node.isNull;
  if (isEmpty)
    return {
      at: label,
      code: 'empty',
      message: isItem
        ? `An item of ${quoted(
            name,
          )} is empty; write what it holds, or remove it`
        : `${quoted(name)} is empty; write what it holds, or leave it out`,
    };
  const [, section, service, ...rest] = path.split('/');
  if (section === 'services' && service !== undefined && rest.length === 0)
    return {
      at: node,
      code,
      message: `The service ${quoted(name)} has to be a map of its settings`,
    };
  if (section !== undefined && service === undefined && !takesScalar)
    return {
      at: node,
      code,
      message: `${quoted(name)} takes a map of names; give each entry a name`,
    };
  const subject = isItem ? `An item of ${quoted(name)}` : quoted(name);
  if (node.type === 'scalar' && types.includes('string'))
    return {
      at: node,
      code,
      message: `${subject} is a text; put it in quotes`,
    };
  const expected = [
    ...new Set(types.flatMap(type => typeNames[type] ?? [])),
  ].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const verb = isItem ? 'is' : 'takes';
  return {
    at: node,
    code,
    message: `${subject} ${verb} ${either(expected)}, not ${shapes[node.type]}`,
  };
}

const order = Object.values(typeNames);

function either(words: readonly (string | undefined)[]): string {
  const last = words[words.length - 1];
  return words.length < 2
    ? String(last)
    : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function wrongValue({ keyword, params }: ErrorObject, place: Place) {
  const { node, name, isItem } = place;
  if (node.type !== 'scalar' || isOpen(node)) return undefined;
  const subject = isItem ? `An item of ${quoted(name)}` : quoted(name);
  const code = 'wrong-value';
  if (keyword === 'enum') {
    const allowed = (params.allowedValues as unknown[]).map(String);
    const meant = nearest(node.value, allowed, 8);
    return {
      at: node,
      code,
      message: `${subject} is one of ${either(allowed)}; write ${
        meant ?? 'one of them'
      }`,
    };
  }
  if (keyword === 'minimum' || keyword === 'maximum')
    return {
      at: node,
      code,
      message: `${subject} has to be at ${
        keyword === 'minimum' ? 'least' : 'most'
      } ${params.limit}; change it`,
    };
  return {
    at: node,
    code,
    message: `${subject} does not take this value; see the reference of Compose`,
  };
}

/** What it is in the end, a variable or a template says. */
function isOpen(node: YamlNode): boolean {
  return node.type === 'scalar' && /\$\{?[A-Za-z_]|\{\{/.test(node.value);
}

import type { Tree } from './tree';

/** How sure a finding is: the files say so, they usually mean so, or nothing better is known. */
export type Confidence = 'certain' | 'likely' | 'guess';

/** Something that was found out, and what says so. */
export interface Found<T = string> {
  value: T;
  confidence: Confidence;
  file: string;
  /** From 1; absent where the file itself is what says so. */
  line?: number;
  /** What is there, in a few words. */
  because: string;
}

export const STACKS = [
  'go',
  'node',
  'spa',
  'python',
  'php',
  'java',
  'rust',
  'dotnet',
] as const;

/** A stack that there is a golden path for. */
export type Stack = (typeof STACKS)[number];

/** What the manifests of one stack tell. */
export interface StackFacts {
  stack: Found<Stack>;
  packageManager?: Found;
  /** The one that the repository itself asks for. */
  packageManagerVersion?: Found;
  framework?: Found;
  languageVersion?: Found;
  /** What is started: a main package, a module, a file, a class, an assembly. */
  entryPoint?: Found;
  /** The port that the framework or the configuration says. */
  port?: Found<number>;
}

/** Finds out something by a pattern whose first group is the value. */
export function match(
  tree: Tree,
  file: string,
  pattern: RegExp,
  because: (value: string) => string,
  confidence: Confidence = 'certain',
): Found | undefined {
  const text = tree.read(file);
  const found = text === undefined ? null : pattern.exec(text);
  if (!text || !found) return undefined;
  return {
    value: found[1],
    confidence,
    file,
    line: lineAt(text, found.index + found[0].indexOf(found[1])),
    because: because(found[1]),
  };
}

/** Finds out something by a file that is there. */
export function exists(
  tree: Tree,
  file: string,
  value: string,
  because: string,
  confidence: Confidence = 'certain',
): Found | undefined {
  return tree.paths.includes(file)
    ? { value, confidence, file, because }
    : undefined;
}

/** The first of several that is found out. */
export function first<T>(
  ...attempts: Array<() => Found<T> | undefined>
): Found<T> | undefined {
  for (const attempt of attempts) {
    const found = attempt();
    if (found) return found;
  }
  return undefined;
}

/** As a number, where it is one. */
export function asPort(found: Found | undefined): Found<number> | undefined {
  const value = Number(found?.value);
  return found && Number.isInteger(value) && value >= 1 && value <= 65_535
    ? { ...found, value }
    : undefined;
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, index: number): number =>
  text.slice(0, index).split('\n').length;

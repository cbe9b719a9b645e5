import type { Kind } from '@plimsoll/findings';

/** A small file with a peer's verdict. See the README of this package for the fields. */
export interface Case {
  id: string;
  peer: string;
  code: string;
  kind?: Kind;
  file?: string;
  content?: string;
  dockerfile?: string;
  dockerignore?: string;
  expect?: 'violation' | 'clean';
  /** The peer's rule was configured so. */
  config?: unknown;
  options?: unknown;
  /** The verdict is not to be taken as settled. */
  doubt?: unknown;
  /** What a fixer is given, and what it makes of it. */
  before?: string;
  after?: string;
}

/** Reads the cases of a file; throws with what is wrong with it. */
export function parseCases(name: string, text: string): Case[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(parsed)
    ? parsed
    : (parsed as { cases?: unknown })?.cases;
  if (!Array.isArray(list)) throw new Error(`${name} holds no list of cases`);
  list.forEach((entry, index) => {
    const { id, peer, code } = (entry ?? {}) as Partial<Case>;
    if (![id, peer, code].every(value => typeof value === 'string')) {
      throw new Error(`${name}, case ${index + 1} has no id, peer and code`);
    }
  });
  return list as Case[];
}

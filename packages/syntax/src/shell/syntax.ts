/**
 * The only file that imports the shell parser, so that there is one place to change it and one place that keeps it
 * within bounds: its time grows with the square of some nestings.
 */
import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';

export type {
  Assignment,
  Command as CommandSyntax,
  CompoundList,
  HereDoc,
  ParsedScript,
  PipelineNode,
  AndOr,
  Redirection,
  Statement,
  Word,
  WordPart,
} from 'unbash';

/** Longer scripts are not read: 64 KiB is ten times the longest that was met in real files. */
const longest = 65_536;
/** `$(`, `(` and the like inside one another. */
const deepest = 40;
const mostHeredocs = 200;

/** A script as the parser sees it, or why it was not given to it. */
export type ScriptSyntax =
  | { readonly script: ParsedScript }
  | { readonly unread: 'too-long' | 'too-complex' };

/** Parses a script, unless it is of a size or shape that nobody writes by hand. */
export function readScript(text: string): ScriptSyntax {
  if (text.length > longest) return { unread: 'too-long' };
  if (isTooComplex(text)) return { unread: 'too-complex' };
  try {
    return { script: parse(text) };
  } catch {
    // The parser recurses: a nesting that is not counted above ends in an overflow, and nothing else is thrown.
    return { unread: 'too-complex' };
  }
}

/** Counts brackets without regard to quotes: more than there are never hurts. */
function isTooComplex(text: string): boolean {
  let depth = 0;
  let deepestHere = 0;
  let heredocs = 0;
  let namedDescriptors = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 123: // {
        deepestHere = Math.max(deepestHere, ++depth);
        break;
      case 41: // )
      case 125: // }
        if (depth) depth--;
        if (text.charCodeAt(at + 1) === 62) namedDescriptors++;
        break;
      case 60: // <
        if (text.charCodeAt(at + 1) === 60) heredocs++;
        break;
      default:
    }
  }
  return (
    deepestHere > deepest ||
    heredocs > mostHeredocs ||
    namedDescriptors > mostHeredocs * 10
  );
}

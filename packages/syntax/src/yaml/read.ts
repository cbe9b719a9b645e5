import { Composer, Lexer, Parser } from 'yaml';
import type { CST, Document } from 'yaml';
import type { Problem } from '../problem';
import { SourceText } from '../source-text';
import { buildDocument, ExpansionTooLarge } from './build';
import { MAX_FILE_LENGTH, yamlLimits } from './limits';
import type { YamlDocument, YamlFile } from './nodes';
import { conflictProblems, problemOf } from './problems';
import { brokenByTemplate, templateLanguage } from './template';
import { readUsual } from './usual';

class TooMuch extends Error {}

/**
 * Reads a YAML file, whatever is in it: what can be understood is in the documents, what cannot is a problem, and a
 * file made to exhaust its reader is refused with the reason.
 *
 * @public
 */
export function readYaml(file: string, text: string): YamlFile {
  const source = new SourceText(file, text);
  const refuse = (refused: string): YamlFile => ({
    source,
    documents: [],
    problems: [],
    refused,
  });
  if (text.length > MAX_FILE_LENGTH) return refuse('is larger than 1 MiB');
  if (text.includes('\0')) return refuse('holds binary data');
  try {
    return readUsual(source) ?? readAny(source);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof ExpansionTooLarge)
      return refuse(error.message);
    throw error;
  }
}

/** Reads whatever there is in YAML. Throws what `readYaml` refuses a file for. */
export function readAny(source: SourceText): YamlFile {
  const { text } = source;
  // What else is wrong with the file follows from these.
  const conflicts = conflictProblems(text);
  const problems: Problem[] = [];
  const documents: YamlDocument[] = [];
  let hasTemplateValue = false;
  let count = 0;
  for (const parsed of compose(text)) {
    if (++count > yamlLimits.documents)
      throw new TooMuch(`holds more than ${yamlLimits.documents} documents`);
    for (const error of parsed.errors) {
      if (problems.length >= yamlLimits.problems) break;
      problems.push(problemOf(error, text));
    }
    const built = buildDocument(source, parsed);
    problems.push(...built.problems);
    hasTemplateValue ||= built.hasTemplateValue;
    documents.push(built.document);
  }
  const told = (conflicts.length > 0 ? conflicts : problems)
    .slice(0, yamlLimits.problems)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  if (hasTemplateValue || brokenByTemplate(source, told)) {
    const template = templateLanguage(text);
    return { source, documents, problems: [], template };
  }
  return { source, documents, problems: told };
}

function compose(text: string) {
  const composer = new Composer({
    // Every scalar is text: what a word means is for the reader of each kind to say.
    schema: 'failsafe',
    // One duplicate would be an error that hides the rest; we report them ourselves.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  });
  return composer.compose(
    boundedTokens(text),
    false,
  ) as Iterable<Document.Parsed>;
}

/** The library's own token stream, given up when the file is deeper or longer than anyone writes. */
function* boundedTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  // The library takes a byte-order mark for the end of the indentation of the first line.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  parser.offset = start;
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text.slice(start))) {
    if (++tokens > yamlLimits.tokens)
      throw new TooMuch('holds too many values to be read');
    yield* parser.next(lexeme);
    // Each level is a collection, and a scalar or document at the ends.
    if (parser.stack.length > yamlLimits.depth + 2)
      throw new TooMuch(
        `nests maps and lists more than ${yamlLimits.depth} deep`,
      );
  }
  yield* parser.end();
}

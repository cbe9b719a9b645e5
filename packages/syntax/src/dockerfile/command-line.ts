import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { parseShell, parseWords, unreadScript } from '../shell/parse';
import { Text } from '../text';
import { InstructionReader } from './instruction-reader';
import { JsonForm, readJsonForm } from './json-form';
import type { BrokenJson, CommandLine } from './nodes';
import { isPosixShell, programName } from './settings';

/** Reads what RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD run, from `from` to the end of the arguments. */
export function readCommandLine(
  reader: InstructionReader,
  from: number = reader.from,
): CommandLine {
  const json =
    from === reader.from
      ? reader.json
      : readJsonForm(reader.input, from, reader.to);
  const brokenJson = checkJson(reader, json);
  if (json.is === 'strings') return execForm(reader, json, from);
  if (json.is === 'mixed')
    return { form: 'exec', args: [], commands: [], brokenJson };
  const script = readShellForm(reader, from);
  reader.context.commandsLeft -= script.commands.length;
  for (const { code, start, end, message } of script.problems)
    reader.report(code, { start, end }, message);
  return {
    form: 'shell',
    args: [],
    script,
    commands: script.commands,
    brokenJson,
  };
}

/** Complains of a JSON form that Docker does not read as one. */
export function checkJson(
  reader: InstructionReader,
  json: JsonForm,
): BrokenJson | undefined {
  if (json.is === 'mixed')
    reader.report(
      'bad-json',
      json.problem,
      'Only strings can stand in this array: put it in double quotes',
    );
  if (json.is !== 'broken') return undefined;
  reader.report(
    json.singleQuoted ? 'single-quoted-json' : 'bad-json',
    json.problem,
    json.singleQuoted
      ? 'JSON strings need double quotes: with these, Docker reads the brackets as words'
      : 'This is not valid JSON, so Docker reads the brackets as words: mend the array',
  );
  return { ...json.at, singleQuoted: json.singleQuoted };
}

function execForm(
  reader: InstructionReader,
  json: JsonForm & { is: 'strings' },
  from: number,
): CommandLine {
  const args: Text[] = reader.jsonLiterals(json);
  if (!args.length) return { form: 'exec', args, commands: [] };
  const words = args.map((text, index) => ({
    text,
    mapped: () => json.strings[index].value,
  }));
  const at = reader.input.locate(from, reader.to);
  if (reader.context.commandsLeft <= 0)
    return { form: 'exec', args, script: tooMany(at), commands: [] };
  const script = parseWords(words, at, options(reader));
  reader.context.commandsLeft -= script.commands.length;
  return { form: 'exec', args, script, commands: script.commands };
}

function readShellForm(reader: InstructionReader, from: number) {
  const { shell } = reader.context.state;
  const at = reader.input.locate(from, reader.to);
  if (reader.context.commandsLeft <= 0) return tooMany(at);
  const [heredoc] = reader.heredocs;
  if (heredoc && reader.isBareHeredoc) {
    const { start, end } = heredoc.body;
    const text = reader.context.source.text.slice(start, end);
    const interpreter = interpreterOf(text);
    const isPosix =
      interpreter === undefined ? shell.isPosix : isPosixShell(interpreter);
    if (!isPosix) return unreadScript(heredoc.body, 'other-language');
    return parseShell(
      addLines(new MappedTextBuilder(start), text, start).build(),
      options(reader, interpreter === undefined && shell.pipefail),
    );
  }
  if (!shell.isPosix) return unreadScript(at, 'other-language');
  return parseShell(
    withHeredocs(reader, from, at),
    options(reader, shell.pipefail),
  );
}

const tooMany = (at: Located) => unreadScript(at, 'too-complex');

/** The line and the texts of its heredocs, as the shell gets them. */
function withHeredocs(
  reader: InstructionReader,
  from: number,
  at: Located,
): MappedText {
  const line = reader.input.slice(from, reader.to);
  const first = reader.heredocs[0];
  const last = reader.heredocs[reader.heredocs.length - 1];
  if (!first) return line;
  const { start } = first.body;
  const text = reader.context.source.text.slice(start, last.end);
  const builder = new MappedTextBuilder(at.start)
    .addMapped(line)
    .add('\n', at.end, Math.max(at.end, start));
  return addLines(builder, text, start).build();
}

/** Adds a script as a check-out with LF has it: a CR at the end of a line would be part of its last word. */
function addLines(builder: MappedTextBuilder, text: string, start: number) {
  let from = 0;
  for (const { index } of text.matchAll(/\r\n/g)) {
    if (index > from) builder.add(text.slice(from, index), start + from);
    from = index + 1;
  }
  return builder.add(text.slice(from), start + from);
}

const options = (reader: InstructionReader, pipefail: boolean = false) => ({
  source: reader.context.source,
  variables: reader.bindings,
  budget: reader.context.budget,
  pipefail,
});

/** What a script's first line says it is for. */
function interpreterOf(text: string): string | undefined {
  const line = text.slice(0, Math.min(200, text.length)).trimStart();
  if (!line.startsWith('#!')) return undefined;
  const lineEnd = line.indexOf('\n');
  const words = line
    .slice(2, lineEnd < 0 ? undefined : lineEnd)
    .trim()
    .split(/[ \t]+/);
  const [program, ...args] = words.map(programName);
  return program === 'env' ? args.find(arg => !arg.startsWith('-')) : program;
}

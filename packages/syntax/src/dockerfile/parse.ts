import { Located } from '../located';
import { SourceText } from '../source-text';
import type { Dockerfile } from './dockerfile';
import { otherFrontend, readDirective } from './directives';
import { FileContext } from './file-context';
import { InstructionReader } from './instruction-reader';
import { LogicalLine } from './lines';
import { linkStages } from './link';
import type { Arg, Comment, Directive, Instruction } from './nodes';
import { shipTargets } from './reach';
import { readInstruction } from './read-instruction';
import { skipSpaces, trimEnd } from './spaces';
import { findStage } from './stages';
import { templateLanguage } from './template';

/**
 * Reads a Dockerfile. Never throws and always reads to the end: what the builder would refuse is a problem with a
 * range, and everything else is there to be judged. `file` is its path, which may tell what it is written for.
 *
 * @public
 */
export function parseDockerfile(file: string, text: string): Dockerfile {
  const source = new SourceText(file, text);
  const template = templateLanguage(file, text);
  const context = new FileContext(source, template);
  const { lines } = context;
  const directives = readDirectives(context);
  context.otherFrontend = otherFrontend(directives);
  const comments: Comment[] = [];
  const instructions: Instruction[] = [];
  const globalArgs: Arg[] = [];
  let above: Comment[] = [];
  for (let line = lines.next(); line; line = lines.next()) {
    if (line.type === 'comment') {
      above.push(line.comment);
      comments.push(line.comment);
    } else if (line.type === 'instruction' && !isBlank(line)) {
      for (const comment of line.comments) comments.push(comment);
      const instruction = readInstruction(
        new InstructionReader(context, line, above),
      );
      instructions.push(instruction);
      place(context, instruction, globalArgs);
      above = [];
    } else above = [];
  }

  for (const at of lines.conflicts)
    context.report(
      'merge-conflict',
      at,
      'A merge left its markers here: keep one side and remove the lines with <<<<<<<, ======= and >>>>>>>',
    );
  checkFrom(context, instructions);
  const { stages, stagesByName, escape } = context;
  linkStages(stages, stagesByName, instructions);
  const dockerfile: Dockerfile = {
    kind: 'dockerfile',
    source,
    problems: context.problems(),
    directives,
    comments,
    instructions,
    globalArgs,
    stages,
    finalStage: stages[stages.length - 1],
    escape,
    template,
    otherFrontend: context.otherFrontend,
    stage: name => findStage(stages, stagesByName, name),
  };
  shipTargets(dockerfile);
  return dockerfile;
}

/** Directives stand at the very top; the first line that is none ends them. */
function readDirectives(context: FileContext): Directive[] {
  const { lines } = context;
  const { text } = context.source;
  const directives: Directive[] = [];
  for (;;) {
    const start = lines.position;
    const directive = readDirective(text, start, lines.endOfLine(start));
    if (!directive) return directives;
    lines.skipTo(lines.nextLine(start));
    const { name, value, valueAt } = directive;
    if (directives.some(other => other.name === name))
      context.report(
        'duplicate-directive',
        directive,
        `Directive ${name} may stand only once: remove one`,
      );
    else if (name === 'escape') {
      if (value === '\\' || value === '`') lines.escape = value;
      else
        context.report(
          'bad-escape',
          valueAt,
          'The escape character is a backslash or a backquote, nothing else',
        );
    }
    directives.push(directive);
  }
}

/** A continuation that continues nothing. */
function isBlank({ text: { text } }: LogicalLine): boolean {
  return skipSpaces(text, 0, text.length) === text.length;
}

/** Puts an instruction into its stage, or among what stands before the first. */
function place(
  context: FileContext,
  instruction: Instruction,
  globalArgs: Arg[],
) {
  const { stage } = context;
  if (stage) stage.add(instruction);
  else if (instruction.type === 'arg') globalArgs.push(instruction);
}

/** Only ARG may stand before the first FROM, and there has to be one. */
function checkFrom(context: FileContext, instructions: readonly Instruction[]) {
  if (!context.stages.length) {
    const isMistyped = instructions.some(
      one => one.type === 'unknown' && one.suggestion === 'FROM',
    );
    if (isMistyped) return;
    context.report(
      'no-from',
      instructions[0]?.keyword ?? firstLine(context.source),
      'There is no FROM: a Dockerfile begins with the image to build on',
    );
    return;
  }
  for (const { type, stage, keyword } of instructions) {
    if (stage) return;
    if (type !== 'arg' && type !== 'unknown')
      context.report(
        'from-first',
        keyword,
        `${keyword.name} stands before the first FROM: move it into a stage`,
      );
  }
}

/** The first line that is not blank; nothing of a file without one. */
function firstLine({ text }: SourceText): Located {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const start = skipSpaces(text, bom, text.length);
  if (start === text.length) return { start: bom, end: bom };
  const lineBreak = text.indexOf('\n', start);
  const end = lineBreak < 0 ? text.length : lineBreak;
  return { start, end: trimEnd(text, start, end) };
}

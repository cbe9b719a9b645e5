import { Bindings, ExpansionBudget } from '../bindings';
import { Located } from '../located';
import { Problem } from '../problem';
import { SourceText } from '../source-text';
import type { TemplateLanguage } from './dockerfile';
import { fragmentOf } from './fragment';
import { HeredocReader } from './heredocs';
import { LineReader } from './lines';
import { GlobalScope } from './scope';
import { noState } from './settings';
import { StageNode } from './stages';
import type { StageState } from './stage';
import { TemplateTags } from './template';

/** The folders that the Dockerfiles of official images are in. */
const windowsFolder = /^(?:windows$|nanoserver|windowsservercore)/i;

/** A thousand times what the longest Dockerfile of people has; what comes behind them is left unread. */
const mostCommands = 20_000;

/** A file of anything else than Dockerfile would bring one per line. */
const mostProblems = 100;

/** What the parts of one Dockerfile share while it is read. */
export class FileContext {
  readonly budget = new ExpansionBudget();
  readonly globals = new GlobalScope();
  readonly stages: StageNode[] = [];
  /** By lower-case name; the last of that name so far. */
  readonly stagesByName = new Map<string, StageNode>();
  readonly lines: LineReader;
  readonly heredocs: HeredocReader;
  /** See `Dockerfile`: the instructions are then its, and none of them is complained of. */
  otherFrontend: string | undefined;
  /** How many commands of RUN and the like may still be read. */
  commandsLeft = mostCommands;
  readonly #problems: Problem[] = [];
  readonly #fragment: StageNode | undefined;
  #leftOut = 0;

  constructor(
    readonly source: SourceText,
    /** A template's syntax is its engine's business. */
    readonly template: TemplateLanguage | undefined,
  ) {
    this.lines = new LineReader(source, template && new TemplateTags());
    this.heredocs = new HeredocReader(source, this.lines);
    this.#fragment = fragmentOf(this);
  }

  /** The character that escapes and that continues lines. */
  get escape(): string {
    return this.lines.escape;
  }

  /** The stage that is being read. */
  get stage(): StageNode | undefined {
    return this.stages[this.stages.length - 1] ?? this.#fragment;
  }

  get state(): StageState {
    return this.stage?.state ?? noState;
  }

  get bindings(): Bindings {
    return this.stage?.scope ?? this.globals;
  }

  /** Whether the file shows signs of being for Windows. */
  get mayBeWindows(): boolean {
    if (this.escape === '`') return true;
    const [name, ...folders] = this.source.file.split('/').reverse();
    return (
      /windows|nanoserver/i.test(name) ||
      folders.some(folder => windowsFolder.test(folder))
    );
  }

  /** Whether something else than a builder of Dockerfiles reads the file. */
  get isForeign(): boolean {
    return this.template !== undefined || this.otherFrontend !== undefined;
  }

  /** Whether another problem would be listed. */
  get hasRoom(): boolean {
    return !this.isForeign && this.#problems.length < mostProblems;
  }

  readonly report = (
    code: string,
    { start, end }: Located,
    message: string,
    meant?: string,
  ) => {
    if (this.isForeign) return;
    if (this.#problems.length >= mostProblems) this.#leftOut++;
    else
      this.#problems.push({
        start,
        end,
        code,
        message,
        ...(meant !== undefined && { meant }),
      });
  };

  problems(): Problem[] {
    const problems = [...this.#problems].sort((a, b) => a.start - b.start);
    const last = problems[problems.length - 1];
    if (!this.#leftOut) return problems;
    return [
      ...problems,
      {
        start: last.start,
        end: last.end,
        code: 'too-many-problems',
        message: `${
          this.#leftOut
        } more problems are left out: this is hardly a Dockerfile`,
      },
    ];
  }
}

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Git } from './Git';

/** Milliseconds without a question after which the process ends. */
const IDLE = 250;
const NEWLINE = 0x0a;

interface Question {
  answer: (content: Buffer | undefined) => void;
  fail: (error: Error) => void;
}

/**
 * Contents of files, from one git process for as long as there are questions: clients that read a repository file by
 * file ask several times in a row, and a process each would be most of the work.
 */
export class Blobs {
  #child: ChildProcessWithoutNullStreams | undefined;
  #questions: Question[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(private readonly git: Git, private readonly folder: string) {}

  /** The content of a blob as `<commit>:<path>` names it; undefined if there is none. */
  read(name: string): Promise<Buffer | undefined> {
    // A line is a question.
    if (name.includes('\n')) return Promise.resolve(undefined);
    return new Promise((answer, fail) => {
      clearTimeout(this.#idle);
      this.#child ??= this.#start();
      this.#questions.push({ answer, fail });
      this.#child.stdin.write(`${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = this.git.spawn([
      `--git-dir=${this.folder}`,
      'cat-file',
      '--batch',
    ]);
    const questions = this.#questions;
    let read: Buffer[] = [];
    let length = 0;
    let needed = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      read.push(chunk);
      length += chunk.length;
      // A large file comes in many chunks; they are looked at together, once they are there.
      if (length < needed) return;
      let rest = Buffer.concat(read);
      for (;;) {
        const head = headOf(rest);
        needed = head?.end ?? 0;
        if (!head || rest.length < head.end) break;
        questions
          .shift()
          ?.answer(
            head.isBlob ? rest.subarray(head.start, head.end - 1) : undefined,
          );
        rest = rest.subarray(head.end);
      }
      read = [rest];
      length = rest.length;
      if (questions.length === 0) {
        this.#idle = setTimeout(() => this.#end(child), IDLE);
        this.#idle.unref();
      }
    });
    child.stderr.resume();
    const gone = () => {
      this.#end(child);
      for (const { fail } of questions.splice(0))
        fail(new Error('git cat-file ended before it had answered'));
    };
    child.once('close', gone).once('error', gone);
    return child;
  }

  #end(child: ChildProcessWithoutNullStreams) {
    clearTimeout(this.#idle);
    if (this.#child === child) {
      this.#child = undefined;
      // Those of the next process are its own.
      this.#questions = [];
    }
    child.stdin.end();
  }
}

/** `<id> <type> <size>` and that many bytes and a newline; or `<name> missing`, or another word. */
function headOf(bytes: Buffer) {
  const newline = bytes.indexOf(NEWLINE);
  if (newline < 0) return undefined;
  const line = bytes.toString('utf8', 0, newline);
  const start = newline + 1;
  const found = /^[0-9a-f]{40} (\w+) (\d+)$/.exec(line);
  if (!found) return { isBlob: false, start, end: start };
  return {
    isBlob: found[1] === 'blob',
    start,
    end: start + Number(found[2]) + 1,
  };
}

// What the root scripts print. Colours only where a person is watching.

const coloured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
const paint = code => text =>
  coloured ? `\u001b[${code}m${text}\u001b[0m` : String(text);

export const bold = paint('1');
export const dim = paint('2');
export const red = paint('31');
export const green = paint('32');
export const yellow = paint('33');

/**
 * Something that the person at the keyboard can mend. Its message is all that is printed, so it
 * says in one line what is wrong and what to do.
 */
export class Problem extends Error {}

export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

export function complain(problem) {
  const text =
    problem instanceof Problem ? problem.message : problem?.stack ?? problem;
  process.stderr.write(`${red('✗')} ${text}\n`);
}

/** Seconds in words: `4 s`, `2 min 5 s`. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Shows that something long is still going on: a line that counts up on a terminal, a line now and
 * then elsewhere. On standard error, so that a program's output can be redirected.
 */
export function progress(title) {
  const out = process.stderr;
  const started = Date.now();
  let step = '';
  let shown = 0;
  const text = () =>
    `  ${title}${step && `: ${step}`} ${dim(duration(Date.now() - started))}`;
  const draw = () => {
    if (out.isTTY) {
      out.write(`\r\u001b[2K${text()}`);
    } else if (Date.now() - shown >= 20_000) {
      shown = Date.now();
      out.write(`${text()}\n`);
    }
  };
  draw();
  const timer = setInterval(draw, out.isTTY ? 1000 : 5000);
  return {
    step(name) {
      if (name !== step) {
        step = name;
        if (!out.isTTY) {
          shown = 0;
        }
        draw();
      }
    },
    end(mark = green('✓')) {
      clearInterval(timer);
      const end = out.isTTY ? '\r\u001b[2K' : '';
      out.write(
        `${end}${mark} ${title} ${dim(duration(Date.now() - started))}\n`,
      );
    },
  };
}

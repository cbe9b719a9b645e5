import { spawn } from 'node:child_process';

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Options {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** What the command reads; nothing by default. */
  input?: string | Buffer;
  /** Milliseconds until the command is ended; ten minutes by default. */
  timeout?: number;
}

/** Runs a command and tells what it said, however it ended. Throws where it cannot be started. */
export function attempt(
  command: string,
  args: string[],
  { input, timeout = 600_000, ...options }: Options = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    let stdout = '';
    let stderr = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeout);
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text;
    });
    child.on('error', error => {
      clearTimeout(timer);
      reject(new Error(`${command} cannot be run: ${error.message}`));
    });
    child.on('close', code => {
      clearTimeout(timer);
      if (late) stderr += `\nended after ${timeout / 1000} s`;
      resolve({ code: code ?? 1, stdout, stderr });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Runs a command that has to succeed; what it wrote on stdout. */
export async function run(
  command: string,
  args: string[],
  options: Options = {},
): Promise<string> {
  const { code, stdout, stderr } = await attempt(command, args, options);
  if (code !== 0) {
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-25);
    throw new Error(
      `${command} ${args.join(' ')} ended with ${code}:\n${said.join('\n')}`,
    );
  }
  return stdout;
}

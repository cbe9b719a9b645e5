import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { defaultPolicy } from '@plimsoll/engine';
import { hostileRulesFile } from './__testUtils__/hostile-rules';
import { Checker } from './checker';

// A process loads and transforms all rules; on a busy machine that takes its time.
jest.setTimeout(120_000);

const options = { policy: defaultPolicy, today: '2026-11-23' };
const dockerfile = (words: string) => ({
  files: [{ file: 'Dockerfile', text: `FROM scratch\n# ${words}\n` }],
});

describe('Checker', () => {
  let checker: Checker;
  beforeEach(() => {
    checker = new Checker([hostileRulesFile], {
      processes: 2,
      // Also on a busy machine longer than anything here takes that ends by itself.
      timeout: 8_000,
      memory: 150,
    });
  });
  afterEach(() => checker.stop());

  const check = (words: string) => checker.check(dockerfile(words), options);

  it('checks in a process of its own, with our rules and those that were added', async () => {
    const { status, findings, outcomes } = await check('REPORT');
    expect(status).toBe('complete');
    expect(findings.map(({ rule }) => rule)).toContain('test/hostile');
    expect(outcomes.length).toBeGreaterThan(1);
  });

  it.each([
    ['LOOP', 'Checking the files took longer than 8 seconds'],
    ['MEMORY', 'Checking the files took more than 150 MB of memory'],
    ['EXIT', 'The process that checks the files ended with code 3'],
  ])(
    'gives up a check that ends in %s, and goes on with the next',
    async (words, reason) => {
      await expect(check(words)).rejects.toMatchObject({
        name: 'CheckFailedError',
        message: reason,
      });
      expect((await check('fine')).status).toBe('complete');
    },
  );

  it('names a rule that throws, and keeps what the others say', async () => {
    const { status, crashes, outcomes } = await check('THROW');
    expect(status).toBe('partial');
    expect(crashes).toEqual([
      {
        rule: 'test/hostile',
        file: 'Dockerfile',
        message: expect.stringContaining('as the file said'),
      },
    ]);
    expect(outcomes.length).toBeGreaterThan(1);
  });

  it('does not let one that takes too long hold up the others', async () => {
    const slow = check('LOOP').catch(error => error.message);
    const quick = await Promise.all(
      Array.from({ length: 20 }, () => check('fine')),
    );
    expect(quick.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, () => 'complete'),
    );
    expect(await slow).toContain('took longer');
  });

  it('checks first what is urgent', async () => {
    const alone = new Checker([hostileRulesFile], {
      processes: 1,
      timeout: 60_000,
      memory: 150,
    });
    const ended: string[] = [];
    const run = async (name: string, urgent?: boolean) => {
      await alone.check(dockerfile('fine'), { ...options, urgent });
      ended.push(name);
    };
    try {
      await Promise.all([
        run('first'),
        run('second'),
        run('third', false),
        run('urgent', true),
      ]);
    } finally {
      await alone.stop();
    }
    expect(ended).toEqual(['first', 'urgent', 'second', 'third']);
  });

  it('leaves the backend free while it checks', async () => {
    await check('fine');
    const slow = check('LOOP').catch(() => 'given up');
    const before = Date.now();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(Date.now() - before).toBeLessThan(1000);
    expect(await slow).toBe('given up');
  });

  it('hands none of the environment down, where secrets are', async () => {
    process.env.NOT_A_REAL_SECRET = 'hush';
    const { crashes } = await check('ENVIRONMENT');
    expect(crashes[0].message).toContain('NODE_ENV');
    expect(crashes[0].message).not.toContain('NOT_A_REAL_SECRET');
  });

  it('leaves no process behind when the backend is killed, not even a busy one', async () => {
    const backend = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./__testUtils__/lone-checker.ts'),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = await once(backend.stdout.setEncoding('utf8'), 'data');
    const pid = Number(said);
    expect(isRunning(pid)).toBe(true);
    // Long enough to be in the midst of the file.
    await new Promise(resolve => setTimeout(resolve, 3000));
    backend.kill('SIGKILL');
    const deadline = Date.now() + 10_000;
    while (isRunning(pid) && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(isRunning(pid)).toBe(false);
  });

  it('gives up what is running when it is stopped, and takes nothing more', async () => {
    await check('fine');
    const running = check('LOOP').catch(error => error.message);
    await checker.stop();
    expect(await running).toBe('The backend is stopping');
    await expect(check('fine')).rejects.toThrow('The backend is stopping');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

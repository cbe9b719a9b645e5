import { ConfigReader } from '@backstage/config';
import { readScorecardConfig } from './config';

const read = (containerScorecard?: unknown) =>
  readScorecardConfig(
    new ConfigReader(
      containerScorecard === undefined
        ? {}
        : JSON.parse(JSON.stringify({ containerScorecard })),
    ),
  );

describe('readScorecardConfig', () => {
  it('needs nothing to be configured', () => {
    const { check, policy, ...rest } = read();
    expect(rest).toEqual({
      badges: 'off',
      notifications: true,
      entities: { kind: 'component' },
      schedule: {
        frequency: { minutes: 1 },
        timeout: { minutes: 2 },
        initialDelay: { seconds: 3 },
      },
      frequency: 30 * 60_000,
      concurrency: 4,
      hosts: new Map(),
      hostConcurrency: 10,
      read: { timeout: 60_000, maxFileSize: 1024 * 1024, maxFiles: 2000 },
      giteaSecret: undefined,
      keepHistory: 800,
      longestWaiver: 366,
      deciders: [],
    });
    expect(policy).toEqual({ base: { line: 80 }, overrides: [] });
    expect(check).toEqual({
      processes: expect.any(Number),
      timeout: 20_000,
      memory: 512,
    });
    expect(check.processes).toBeGreaterThanOrEqual(1);
    expect(check.processes).toBeLessThanOrEqual(4);
  });

  it('takes everything that config.d.ts says', () => {
    const config = read({
      entities: { kind: 'component', 'spec.type': { $in: ['service'] } },
      line: 65,
      policy: {
        requiredLevel: 'afloat',
        overrides: [
          {
            if: { 'spec.lifecycle': 'production' },
            policy: { line: 90, rules: { 'compose/init': { enabled: false } } },
          },
        ],
      },
      history: { keepDays: 1000 },
      waivers: { longestDays: 90 },
      schedule: {
        frequency: { cron: '0 * * * *' },
        timeout: { minutes: 1 },
        initialDelay: { seconds: 1 },
      },
      scan: {
        frequency: '2h',
        concurrency: 8,
        processes: 2,
        readTimeout: { minutes: 5 },
        checkTimeout: 'PT10S',
        checkMemory: 128,
        maxFileSize: 1000,
        maxFiles: 10,
      },
      hosts: [
        { host: 'GitHub.com', requestsPerHour: 4000, requestsPerMinute: 300 },
        { host: 'git.example:8443', concurrency: 2 },
      ],
      webhook: { gitea: { secret: 'not-a-real-secret' } },
    });
    expect(config).toMatchObject({
      entities: { kind: 'component', 'spec.type': { $in: ['service'] } },
      policy: {
        base: { line: 65, requiredLevel: 'afloat' },
        overrides: [
          {
            if: { 'spec.lifecycle': 'production' },
            policy: { line: 90, rules: { 'compose/init': { enabled: false } } },
          },
        ],
      },
      keepHistory: 1000,
      longestWaiver: 90,
      schedule: { frequency: { cron: '0 * * * *' }, timeout: { minutes: 1 } },
      frequency: 2 * 60 * 60_000,
      concurrency: 8,
      read: { timeout: 300_000, maxFileSize: 1000, maxFiles: 10 },
      check: { processes: 2, timeout: 10_000, memory: 128 },
      hosts: new Map([
        [
          'github.com',
          { concurrency: 10, requestsPerHour: 4000, requestsPerMinute: 300 },
        ],
        ['git.example:8443', { concurrency: 2 }],
      ]),
      giteaSecret: 'not-a-real-secret',
    });
  });

  it.each([
    [{ line: 101 }, 'containerScorecard.line'],
    [{ line: 70, policy: { line: 80 } }, 'containerScorecard.line'],
    [{ policy: { weights: { huge: 1 } } }, 'containerScorecard.policy.weights'],
    [
      { policy: { rules: { 'a/b': { severity: 'bad' } } } },
      'containerScorecard.policy.rules.a/b.severity',
    ],
    [
      { policy: { levels: [{ level: 'seaworthy' }, { level: 'afloat' }] } },
      'containerScorecard.policy.levels: has to go from the lowest',
    ],
    [
      { policy: { overrides: [{ policy: {} }] } },
      'containerScorecard.policy.overrides.0.if',
    ],
    [{ history: { keepDays: 1 } }, 'containerScorecard.history.keepDays'],
    [{ line: '80' }, 'containerScorecard.line'],
    [{ scan: { concurrency: 0 } }, 'containerScorecard.scan.concurrency'],
    [{ scan: { processes: 1.5 } }, 'containerScorecard.scan.processes'],
    [{ scan: { maxFileSize: 1e9 } }, 'containerScorecard.scan.maxFileSize'],
    [{ scan: { frequency: 'soon' } }, 'scan.frequency'],
    [
      { scan: { readTimeout: { milliseconds: 5 } } },
      'scan.readTimeout: has to be between',
    ],
    [
      { scan: { checkTimeout: { days: 30 } } },
      'scan.checkTimeout: has to be between',
    ],
    [
      { hosts: [{ host: 'https://github.com/' }] },
      'containerScorecard.hosts.0.host: has to be a host',
    ],
    [
      { hosts: [{ host: 'github.com', requestsPerHour: 0 }] },
      'containerScorecard.hosts.0.requestsPerHour',
    ],
    [{ schedule: { timeout: { minutes: 1 } } }, 'frequency'],
    [
      { webhook: { gitea: { secret: 'short' } } },
      'containerScorecard.webhook.gitea.secret',
    ],
    [
      { entities: { kind: { $near: 'component' } } },
      'containerScorecard.entities',
    ],
    [{ frequency: '1h' }, '"frequency"'],
    ['yes', 'containerScorecard: '],
  ])('says what is wrong with %j', (config, where) => {
    expect(() => read(config)).toThrow(where);
  });

  it('takes a secret that an unset environment variable leaves out for none', () => {
    expect(read({ webhook: { gitea: {} } }).giteaSecret).toBeUndefined();
  });

  it('never repeats a secret that is too short', () => {
    expect(() => read({ webhook: { gitea: { secret: 'hush' } } })).not.toThrow(
      'hush',
    );
  });
});

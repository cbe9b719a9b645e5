/**
 * How the backend holds with thousands of services: a generated organisation in the forge, PostgreSQL, and replicas as
 * processes of their own, all on this machine.
 *
 *   npm run bench:scale                       1,000 and 10,000 services
 *   npm run bench:scale -- 300                as many as you like
 *   npm run bench:scale -- 1000 10000 --write keeps the table and the plot in docs/scale.md
 *
 * Nothing fails for being slow: times differ from machine to machine. What is wanted stands beside what was measured.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexOf, { Knex } from 'knex';
import { writeServices } from '../../../scripts/organisation.mjs';
import { freePort } from '../../free-port';
import {
  madeUp,
  Memory,
  Program,
  Replica,
  startForge,
  startPostgres,
} from '../../replicas/processes';
import type { ReplicaStats } from '../../replicas/replica';
import { buildApp, visits } from './browser';
import { writeReport } from './report';

/** One figure of one size. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  /** What is wanted at 10,000 services. */
  wanted?: { atMost: number } | { atLeast: number };
}

const ROOT = join(__dirname, '..', '..', '..');
const DATABASE = 'backstage_plugin_container-scorecard';
const PUSHES = 40;
const READS = 30;
/** Milliseconds, as a hosted forge takes; and the most services with which that is tried, as it takes long. */
const DISTANCE = 300;
const MOST_FAR_AWAY = 1000;
/** Services are looked at when the bench says so, and not by themselves meanwhile. */
const CONFIG = { scan: { frequency: { days: 7 }, concurrency: 8 } };

const print = (line: string) => process.stdout.write(`${line}\n`);
const sleep = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));
const seconds = (since: number) => (Date.now() - since) / 1000;

async function main(args: readonly string[]) {
  const sizes = args.filter(arg => /^\d+$/.test(arg)).map(Number);
  const all: Array<{ services: number; figures: Figure[] }> = [];
  await buildApp();
  for (const services of sizes.length > 0 ? sizes : [1000, 10_000]) {
    const bench = new Scale(services);
    try {
      all.push({ services, figures: await bench.run() });
    } finally {
      await bench.end();
    }
  }
  if (args.includes('--write'))
    writeReport(all, join(ROOT, 'docs', 'scale.md'));
}

class Scale {
  readonly #services: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'plimsoll-scale-'));
  readonly #secret = madeUp();
  readonly #user = { name: 'bench', password: madeUp() };
  readonly #programs: Program[] = [];
  readonly #figures: Figure[] = [];
  #forge = '';

  constructor(services: number) {
    this.#services = services;
  }

  async run(): Promise<Figure[]> {
    print(`\n${this.#services} services`);
    const ports = [await freePort(), await freePort()];
    await this.#startForge(ports[0]);
    await this.#alone(ports[0]);
    await this.#shared(ports);
    return this.#figures;
  }

  async end() {
    for (const program of this.#programs.reverse()) await program.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** It tells one backend of pushes, whichever runs on that port. */
  async #startForge(backend: number) {
    const port = await freePort();
    const seed = join(this.#folder, 'seed');
    const started = Date.now();
    writeFileSync(
      join(this.#folder, 'catalog.yaml'),
      writeServices(seed, { port, services: this.#services }),
    );
    const { program, address } = await startForge({
      port,
      seed,
      data: join(this.#folder, 'forge'),
      user: this.#user,
      webhooks: [
        `http://localhost:${backend}/api/container-scorecard/hooks/gitea`,
      ],
      secret: this.#secret,
    });
    this.#programs.push(program);
    this.#forge = address;
    print(`  made in ${seconds(started).toFixed(0)} s`);
  }

  /** A first scan with pushes meanwhile, a quiet day, a year of history and reading: with one replica. */
  async #alone(port: number) {
    const postgres = await startPostgres();
    this.#programs.push(postgres.program);
    const knex = knexOf({
      client: 'pg',
      connection: inDatabase(postgres.address),
    });
    try {
      const began = Date.now();
      let replica = await this.#replica(postgres.address, port);
      let started = Date.now();
      let memory = new Memory(replica.pid);
      const pushed = this.#pushes(replica);
      await this.#until(knex, began);
      this.#add('cold scan, one replica', 's', seconds(started), {
        atMost: 600,
      });
      const { backend, withChecks } = memory.end();
      this.#add('memory of the backend', 'MB', backend, { atMost: 600 });
      this.#add('memory with its checks', 'MB', withChecks);
      const pushes = await pushed;
      const scanning = await replica.stats();
      this.#add('event loop late, p99', 'ms', scanning.late.p99, {
        atMost: 50,
      });
      this.#add('event loop late, once', 'ms', scanning.late.max);
      this.#add('push to card, p95', 's', p95(pushes), { atMost: 3 });
      this.#counts('first', scanning.counters);

      started = Date.now();
      await knex('services').update({
        due_at: new Date(started).toISOString(),
      });
      await this.#until(knex, started);
      this.#add('quiet day, one replica', 's', seconds(started), {
        atMost: 180,
      });
      this.#counts(
        'quiet',
        difference((await replica.stats()).counters, scanning.counters),
      );

      await replica.stop();
      const before = await sizes(knex);
      started = Date.now();
      await this.#makeHistory(postgres.address);
      print(`  a year of history in ${seconds(started).toFixed(0)} s`);
      await knex.raw('analyze');
      const after = await sizes(knex);
      this.#add(
        'database without history, per service',
        'KB',
        before / 1024 / this.#services,
      );
      this.#add(
        'database with a year, per service',
        'KB',
        after / 1024 / this.#services,
      );

      replica = await this.#replica(postgres.address, port);
      memory = new Memory(replica.pid);
      await this.#reads(replica);
      this.#add('memory while read', 'MB', memory.end().backend, {
        atMost: 600,
      });
      await replica.stop();

      // What serves the app is not what is measured above.
      replica = await this.#replica(postgres.address, port, { app: true });
      for (const { name, seconds: times } of await visits(
        `http://localhost:${port}`,
      )) {
        this.#add(`${name} in a browser, p95`, 's', p95(times), { atMost: 2 });
      }
      await replica.stop();
    } finally {
      await knex.destroy();
      await postgres.program.stop();
    }
  }

  /** The first scan again, by so many replicas on an empty database; how many seconds it took. */
  async #together(
    ports: readonly number[],
    distance?: number,
  ): Promise<{ took: number; stats: ReplicaStats[] }> {
    const postgres = await startPostgres();
    this.#programs.push(postgres.program);
    const knex = knexOf({
      client: 'pg',
      connection: inDatabase(postgres.address),
    });
    try {
      const began = Date.now();
      const replicas = await Promise.all(
        ports.map(port => this.#replica(postgres.address, port, { distance })),
      );
      const ready = Date.now();
      await this.#until(knex, began);
      const took = seconds(ready);
      const stats = await Promise.all(replicas.map(one => one.stats()));
      await Promise.all(replicas.map(one => one.stop()));
      return { took, stats };
    } finally {
      await knex.destroy();
      await postgres.program.stop();
    }
  }

  /** How two replicas share the work: on this machine, and where the forge is what takes the time. */
  async #shared(ports: readonly number[]) {
    const two = await this.#together(ports);
    const scans = two.stats.map(({ counters }) => total(counters, 'scans'));
    this.#add('cold scan, two replicas', 's', two.took);
    this.#add(
      'scans beyond one a service, two replicas',
      '',
      sum(scans) - this.#services,
      { atMost: 0 },
    );
    this.#add(
      'share of the busier replica',
      '%',
      (100 * Math.max(...scans)) / sum(scans),
    );
    if (this.#services > MOST_FAR_AWAY) return;
    const far = await this.#together(ports.slice(0, 1), DISTANCE);
    const farTwo = await this.#together(ports, DISTANCE);
    const where = `forge ${DISTANCE} ms away`;
    this.#add(`cold scan, one replica, ${where}`, 's', far.took);
    this.#add(`cold scan, two replicas, ${where}`, 's', farTwo.took);
    this.#add(`two replicas to one, ${where}`, '×', far.took / farTwo.took, {
      atLeast: 1.6,
    });
  }

  async #replica(
    database: string,
    port: number,
    more: { distance?: number; app?: boolean } = {},
  ): Promise<Replica> {
    const replica = await Replica.start({
      port,
      database,
      forge: this.#forge,
      catalog: join(this.#folder, 'catalog.yaml'),
      secret: this.#secret,
      config: CONFIG,
      ...more,
    });
    this.#programs.push(replica);
    // Starting is not working.
    await replica.stats();
    return replica;
  }

  /** Until every service was looked at since then. */
  async #until(knex: Knex, since: number) {
    let said = Date.now();
    for (;;) {
      const [{ all, left, failed }] = await knex('services').select(
        knex.raw('count(*)::int as all'),
        knex.raw(
          'count(*) filter (where last_scan_at is null or last_scan_at < ?)::int as left',
          [new Date(since).toISOString()],
        ),
        knex.raw(`count(*) filter (where status = 'failed')::int as failed`),
      );
      if (all >= this.#services && left === 0) {
        if (failed > 0) print(`  ${failed} services could not be read`);
        return;
      }
      if (Date.now() - said > 30_000) {
        said = Date.now();
        print(`  … ${all - left} of ${this.#services}`);
      }
      await sleep(250);
    }
  }

  /** Seconds from a push to the card that shows it, while everything else is scanned. */
  async #pushes(replica: Replica): Promise<number[]> {
    const times: number[] = [];
    const names = await this.#names(replica);
    for (let number = 0; number < PUSHES; number++) {
      const name = names[Math.floor((number / PUSHES) * names.length)];
      const revision = await this.#push(name, number);
      const started = Date.now();
      const path = `/scorecards/by-entity/component/default/${name}`;
      for (;;) {
        const card = await replica.get<{ source?: { revision?: string } }>(
          path,
        );
        if (JSON.stringify(card).includes(revision)) break;
        if (seconds(started) > 120) break;
        await sleep(50);
      }
      times.push(seconds(started));
      await sleep(100);
    }
    return times;
  }

  /** Of all services, once the backend knows them. */
  async #names(replica: Replica): Promise<string[]> {
    for (;;) {
      const { items } = await replica.get<{
        items: Array<{ entityRef: string }>;
      }>('/scorecards?limit=200&order=-title');
      if (items.length >= Math.min(200, this.#services))
        return items.map(({ entityRef }) => entityRef.replace(/^.*\//, ''));
      await sleep(100);
    }
  }

  async #push(name: string, number: number): Promise<string> {
    const { password, name: user } = this.#user;
    const response = await fetch(
      `${this.#forge}/api/v1/repos/harbour/${name}/contents/notes/${number}.md`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${user}:${password}`).toString(
            'base64',
          )}`,
        },
        body: JSON.stringify({
          branch: 'main',
          message: 'Note something',
          content: Buffer.from(`# ${number}\n`).toString('base64'),
        }),
      },
    );
    const { commit } = (await response.json()) as { commit: { sha: string } };
    return commit.sha;
  }

  async #makeHistory(database: string) {
    const config = join(this.#folder, 'app-config.json');
    writeFileSync(
      config,
      JSON.stringify({
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { port: await freePort() },
          database: { client: 'pg', connection: database },
        },
      }),
    );
    const script = 'plugins/container-scorecard-backend/dev/history/main.ts';
    const child = spawn(
      process.execPath,
      [...process.execArgv, join(ROOT, script), '--config', config],
      {
        cwd: join(ROOT, 'packages', 'backend'),
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const code = await new Promise(resolve => child.once('exit', resolve));
    if (code !== 0) throw new Error(`${script} ended with ${code}`);
  }

  async #reads(replica: Replica) {
    const { items: frameworks } = await replica.get<{
      items: Array<{ id: string }>;
    }>('/frameworks');
    const names = await this.#names(replica);
    const cases: Array<
      [name: string, wanted: number, path: (turn: number) => string]
    > = [
      [
        'card',
        30,
        turn => `/scorecards/by-entity/component/default/${names[turn]}`,
      ],
      [
        'services table',
        150,
        turn => `/scorecards?limit=50&order=${turn % 2 ? 'score' : '-title'}`,
      ],
      [
        'services table, searched',
        150,
        turn =>
          `/scorecards?limit=50&text=${['rail', 'api', 'crane'][turn % 3]}`,
      ],
      ['overview', 150, () => '/overview'],
      [
        'teams',
        150,
        turn => `/teams?by=${['owner', 'system', 'domain'][turn % 3]}`,
      ],
      ['failing checks', 150, () => '/checks'],
      ['base images', 500, () => '/images'],
      [
        'compliance',
        500,
        turn =>
          `/compliance?framework=${frameworks[turn % frameworks.length].id}`,
      ],
      ['waivers', 500, () => '/waivers'],
    ];
    for (const [name, wanted, path] of cases) {
      const times: number[] = [];
      // The first is for the compiler and the caches, as anywhere.
      for (let turn = 0; turn < READS + 1; turn++) {
        const started = performance.now();
        await replica.get(path(turn));
        if (turn > 0) times.push(performance.now() - started);
      }
      this.#add(`${name}, p95`, 'ms', p95(times), { atMost: wanted });
    }
  }

  #counts(name: string, counters: Record<string, number>) {
    for (const [key, value] of Object.entries(counters).sort()) {
      if (value > 0) print(`    ${name}: ${value} ${key}`);
    }
  }

  #add(name: string, unit: string, value: number, wanted?: Figure['wanted']) {
    this.#figures.push({ name, unit, value, wanted });
    const is = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
    const want = wanted
      ? `wanted ${'atMost' in wanted ? '≤' : '≥'} ${Object.values(wanted)[0]}`
      : '';
    print(`  ${name.padEnd(44)}${is.padStart(12)}   ${want}`);
  }
}

function inDatabase(address: string): string {
  return address.replace(/\/postgres$/, `/${DATABASE}`);
}

async function sizes(knex: Knex): Promise<number> {
  const { rows } = await knex.raw(
    'select pg_database_size(current_database()) as size',
  );
  return Number(rows[0].size);
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[
    Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)
  ];
}

function total(counters: Record<string, number>, name: string): number {
  return sum(
    Object.entries(counters)
      .filter(([key]) => key.startsWith(`container_scorecard.${name} `))
      .map(([, value]) => value),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, one) => so + one, 0);
}

function difference(
  after: Record<string, number>,
  before: Record<string, number>,
) {
  return Object.fromEntries(
    Object.entries(after).map(([key, value]) => [
      key,
      value - (before[key] ?? 0),
    ]),
  );
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});

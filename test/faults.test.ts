import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { TestContext } from 'node:test';
import knexOf, { Knex } from 'knex';
import { writeServices } from '../scripts/organisation.mjs';
import { AzureFront } from './faults/AzureFront';
import { Fault, FaultyForge } from './faults/FaultyForge';
import { SmallDisk } from './faults/SmallDisk';
import { freePort } from './free-port';
import {
  madeUp,
  Program,
  Replica,
  startForge,
  startPostgres,
} from './replicas/processes';

// Whatever dies or goes wrong on the way: in the end every service has the scorecard that it would have had, nothing
// is stuck, nothing is there twice, and nothing is called clean that was not read.

const SERVICES = 24;
const DATABASE = 'backstage_plugin_container-scorecard';
/** So that a replica is in the middle of it when something happens. */
const DISTANCE = 150;
const DAY = 24 * 60 * 60 * 1000;
/** Longer than a claim of a dead replica lasts, and than any test may take on a busy machine. */
const PATIENCE = 240_000;

const sleep = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

interface Row {
  entity_ref: string;
  root_url: string;
  status: string;
  score: number | null;
  verdicts: string | null;
  last_scan_at: string | null;
  claim_until: string | null;
  problem_reason: string | null;
  etag: string | null;
}

interface Problem {
  reason: string;
}

test('faults', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-faults-'));
  const programs: Program[] = [];
  const forgePort = await freePort();
  const forge = await FaultyForge.start(() => forgePort);
  const seed = join(folder, 'seed');
  const catalog = join(folder, 'catalog.yaml');
  writeFileSync(
    catalog,
    writeServices(seed, {
      port: Number(new URL(forge.address).port),
      services: SERVICES,
    }),
  );
  const secret = madeUp();
  const azure = await AzureFront.start(join(folder, 'forge'));
  const faultyAzure = await FaultyForge.start(() => azure.port);
  /** The same services, of which every other one is read from a host that sends zips. */
  const withZips = join(folder, 'with-zips.yaml');
  let services = 0;
  writeFileSync(
    withZips,
    readFileSync(catalog, 'utf8').replace(
      /url:http:\/\/localhost:\d+\/(harbour)\/([\w-]+)\/src\/branch\/main\//g,
      (all, owner, name) =>
        services++ % 2 === 0
          ? all
          : `url:${faultyAzure.address}/${owner}/_git/${name}?path=/&version=GBmain`,
    ),
  );
  const isZip = (row: Row) => row.root_url.startsWith(faultyAzure.address);
  try {
    const real = await startForge({
      port: forgePort,
      data: join(folder, 'forge'),
      seed,
      user: { name: 'test', password: madeUp() },
      webhooks: [],
      secret,
    });
    programs.push(real.program);

    /** A database of its own for each test, and replicas that end with it. */
    const withDatabase = (
      name: string,
      work: (part: Part, each: TestContext) => Promise<void>,
    ) =>
      t.test(name, async each => {
        forge.fault = 'none';
        faultyAzure.fault = 'none';
        const postgres = await startPostgres();
        const knex = knexOf({
          client: 'pg',
          connection: postgres.address.replace(/\/postgres$/, `/${DATABASE}`),
        });
        const replicas: Replica[] = [];
        try {
          const replica = async ({ zips, ...more }: Kind = {}) => {
            const one = await Replica.start({
              database: postgres.address,
              forge: forge.address,
              ...(zips
                ? { catalog: withZips, azure: faultyAzure.address }
                : { catalog }),
              secret,
              config: {
                scan: {
                  frequency: { hours: 1 },
                  readTimeout: { seconds: 3 },
                  checkTimeout: { minutes: 2 },
                },
                schedule: {
                  frequency: { seconds: 5 },
                  timeout: { minutes: 1 },
                },
              },
              ...more,
            });
            replicas.push(one);
            return one;
          };
          await work({ knex, postgres, replica }, each);
        } finally {
          await Promise.all(replicas.map(one => one.kill()));
          await knex.destroy();
          await postgres.program.stop();
        }
      });

    let expected = new Map<string, string>();

    await withDatabase('without any', async ({ knex, replica }) => {
      await replica();
      await untilScanned(knex);
      expected = verdictsOf(await rowsOf(knex));
      assert.equal(expected.size, SERVICES);
    });

    await withDatabase(
      'two replicas that make the database at once, one of which is killed in the middle',
      async ({ knex, replica }) => {
        const [one] = await Promise.all([
          replica({ distance: DISTANCE }),
          replica({ distance: DISTANCE }),
        ]);
        await until(
          async () => (await scanned(knex)) >= SERVICES / 6,
          'begun to scan',
        );
        await one.kill();
        assert.ok((await scanned(knex)) < SERVICES, 'It was killed too late.');
        await untilScanned(knex);
        await assertSound(knex, expected);
      },
    );

    await withDatabase(
      'a replica whose clock is a day ahead, and which is killed',
      async ({ knex, replica }) => {
        const ahead = await replica({ distance: DISTANCE, ahead: DAY });
        await until(
          async () => (await scanned(knex)) >= SERVICES / 6,
          'begun to scan',
        );
        await ahead.kill();
        assert.ok((await scanned(knex)) < SERVICES, 'It was killed too late.');
        const began = new Date();
        await replica();
        // What the other one scanned is not due for a day, by its own clock; by the right one that is far too late.
        await until(
          async () =>
            (
              await rowsOf(knex)
            ).every(
              ({ last_scan_at: at }) =>
                at !== null &&
                at >= began.toISOString() &&
                at <= new Date().toISOString(),
            ),
          'scanned everything by the right clock',
        );
        await assertSound(knex, expected);
      },
    );

    await withDatabase(
      'a database that goes away and comes back',
      async ({ knex, postgres, replica }) => {
        const one = await replica({ distance: DISTANCE });
        await until(
          async () => (await scanned(knex)) >= SERVICES / 6,
          'begun to scan',
        );
        postgres.program.signal('SIGHUP');
        await untilScanned(knex);
        await assertSound(knex, expected);
        const { totals } = await one.get<{ totals: { services: number } }>(
          '/overview',
        );
        assert.equal(totals.services, SERVICES);
      },
    );

    await withDatabase(
      'a forge that goes wrong in every way',
      async ({ knex, replica }, each) => {
        const one = await replica();
        await untilScanned(knex);
        const faults: Fault[] = ['broken', 'silent', 'cut short', 'garbage'];
        await each.test('busy', async () => {
          forge.fault = 'busy';
          await askForAll(knex);
          const left = () => knex('hosts').whereNotNull('paused_until');
          await until(async () => (await left()).length > 0, 'left it alone');
          const [{ entity_ref: entityRef }] = await rowsOf(knex);
          const card = await one.get<{ status: string; problem?: Problem }>(
            `/scorecards/by-entity/${entityRef.replace(':', '/')}`,
          );
          // To wait is no failure.
          assert.notEqual(card.status, 'failed');
          assert.match(card.problem?.reason ?? '', /localhost/);
          forge.fault = 'none';
          await until(
            async () => (await rowsOf(knex)).every(row => row.etag !== null),
            'recovered',
          );
          await assertSound(knex, expected);
        });
        for (const fault of faults) {
          await each.test(fault, async () => {
            forge.fault = fault;
            await askForAll(knex);
            await until(
              async () => (await rowsOf(knex)).some(isFailed),
              'noticed',
            );
            const failed = (await rowsOf(knex)).filter(isFailed);
            for (const { problem_reason: reason } of failed)
              assert.ok(reason && reason.length > 10, `${reason}`);
            const name = failed[0].entity_ref.replace(/^.*\//, '');
            const card = await one.get<{
              status: string;
              problem?: object;
              result?: object;
            }>(`/scorecards/by-entity/component/default/${name}`);
            assert.equal(card.status, 'failed');
            assert.ok(card.problem);

            forge.fault = 'none';
            await untilRecovered(knex);
            await assertSound(knex, expected);
          });
        }
      },
    );

    await withDatabase(
      'a host that sends zips and goes wrong in every way',
      async ({ knex, replica }, each) => {
        await replica({ zips: true });
        await untilScanned(knex);
        await assertSound(knex, expected);
        const faults: Fault[] = ['broken', 'silent', 'cut short', 'garbage'];
        for (const fault of faults) {
          await each.test(fault, async () => {
            faultyAzure.fault = fault;
            await askForAll(knex);
            await until(
              async () => allFail((await rowsOf(knex)).filter(isZip)),
              'noticed',
            );
            faultyAzure.fault = 'none';
            await untilRecovered(knex);
            await assertSound(knex, expected);
          });
        }
      },
    );

    let disk: SmallDisk | undefined;
    let why: string | undefined;
    try {
      disk = SmallDisk.mount(64);
    } catch (error) {
      why = `No file system can be mounted here to be filled: ${error}`;
      for (const name of ['a disk', 'a database'])
        await t.test(`${name} that is full`, { skip: why }, () => {});
    }
    if (disk) {
      const full = disk;
      try {
        await withDatabase(
          'a disk that is full, and has room again',
          async ({ knex, replica }, each) => {
            const one = await replica({
              zips: true,
              workingDirectory: full.path,
            });
            await untilScanned(knex);
            await assertSound(knex, expected);
            full.fill();
            await askForAll(knex);
            await until(
              async () =>
                (
                  await rowsOf(knex)
                ).every(row => (isZip(row) ? isFailed(row) : row.etag)),
              'noticed that there is no room, and read the rest',
            );
            const [row] = (await rowsOf(knex)).filter(isZip);
            const card = await one.get<{ status: string; problem?: Problem }>(
              `/scorecards/by-entity/${row.entity_ref.replace(':', '/')}`,
            );
            assert.equal(card.status, 'failed');
            assert.match(card.problem?.reason ?? '', /no room on its disk/);
            full.free();
            await untilRecovered(knex);
            await assertSound(knex, expected);
            each.diagnostic(
              `Backstage's reader left ${
                readdirSync(full.path).length
              } folders behind`,
            );
          },
        );

        await withDatabase(
          'a database whose disk is full, and has room again',
          async ({ knex, postgres, replica }) => {
            const admin = knexOf({
              client: 'pg',
              connection: postgres.address,
            });
            await admin.raw(
              `CREATE TABLESPACE small LOCATION '${full.folderOfPostgres()}'`,
            );
            await admin.raw(`CREATE DATABASE "${DATABASE}" TABLESPACE small`);
            await admin.destroy();
            const one = await replica({ distance: DISTANCE });
            await until(
              async () => (await scanned(knex)) >= SERVICES / 6,
              'begun to scan',
            );
            full.fill();
            await assert.rejects(
              knex.raw(
                'CREATE TABLE more AS SELECT generate_series(1, 100000)',
              ),
              { code: '53100' },
            );
            const before = await refused(knex);
            await until(
              async () => (await refused(knex)) >= before + 5,
              'been refused by the database',
            );
            assert.ok(
              (await scanned(knex)) < SERVICES,
              'It was full too late.',
            );
            // What is there is whole, and can be read all the same.
            const kept = await knex('results').select('entity_ref');
            const rows = (await rowsOf(knex)).filter(row => row.verdicts);
            assert.deepEqual(
              kept.map(row => row.entity_ref).sort(),
              rows.map(row => row.entity_ref),
            );
            await one.get('/overview');
            full.free();
            await untilScanned(knex);
            await assertSound(knex, expected);
          },
        );
      } finally {
        full.end();
      }
    }
  } finally {
    forge.stop();
    faultyAzure.stop();
    azure.stop();
    for (const program of programs) await program.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Kind {
  distance?: number;
  ahead?: number;
  workingDirectory?: string;
  /** Every other service is read from a host that sends zips. */
  zips?: boolean;
}

interface Part {
  knex: Knex;
  postgres: { program: Program; address: string };
  replica(kind?: Kind): Promise<Replica>;
}

const isFailed = ({ status }: Row) => status === 'failed';

function allFail(rows: readonly Row[]): boolean {
  for (const { problem_reason: reason } of rows.filter(isFailed))
    assert.ok(reason && reason.length > 10, `${reason}`);
  return rows.every(isFailed);
}

/** Something was pushed, as far as anybody knows: nothing of before may be taken for what is there now. */
async function askForAll(knex: Knex) {
  await knex('services').update({
    etag: null,
    due_at: new Date().toISOString(),
  });
}

async function untilRecovered(knex: Knex) {
  await until(async () => {
    // A service is tried again after a minute at first; a person may ask sooner.
    await knex('services')
      .where({ status: 'failed' })
      .update({ due_at: new Date().toISOString() });
    // Without an etag it has not been read since the fault began.
    return (await rowsOf(knex)).every(row => !isFailed(row) && row.etag);
  }, 'recovered');
}

/** How many transactions the database has not done. */
async function refused(knex: Knex): Promise<number> {
  const { rows } = await knex.raw(
    'SELECT xact_rollback FROM pg_stat_database WHERE datname = ?',
    [DATABASE],
  );
  return Number(rows[0].xact_rollback);
}

function rowsOf(knex: Knex): Promise<Row[]> {
  return knex<Row>('services').orderBy('entity_ref');
}

async function scanned(knex: Knex): Promise<number> {
  return (await rowsOf(knex)).filter(row => row.last_scan_at !== null).length;
}

function verdictsOf(rows: readonly Row[]): Map<string, string> {
  return new Map(
    rows.map(row => [
      row.entity_ref,
      `${row.status} ${row.score} ${short(row.verdicts)}`,
    ]),
  );
}

/** Of three hundred letters. */
function short(verdicts: string | null): string {
  return createHash('sha256').update(`${verdicts}`).digest('hex').slice(0, 8);
}

async function untilScanned(knex: Knex) {
  await until(
    async () => (await scanned(knex)) === SERVICES,
    'scanned everything',
  );
}

async function until(isSo: () => Promise<boolean>, what: string) {
  const deadline = Date.now() + PATIENCE;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      if (await isSo()) return;
    } catch (error) {
      // The database may be what is away.
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`Nobody has ${what} in time.`, { cause: last });
}

/** Every service as it would be without a fault, nothing held by the dead, and nothing twice. */
async function assertSound(knex: Knex, expected: ReadonlyMap<string, string>) {
  const isFree = ({ claim_until: until_ }: Row) =>
    until_ === null || until_ <= new Date().toISOString();
  await until(async () => (await rowsOf(knex)).every(isFree), 'let go');
  assert.deepEqual(verdictsOf(await rowsOf(knex)), expected);

  const results = await knex('results').select('entity_ref');
  assert.equal(results.length, expected.size);
  const history: Array<{ entity_ref: string; causes: string }> = await knex(
    'history',
  ).orderBy('id');
  for (const entityRef of expected.keys()) {
    const causes = history
      .filter(one => one.entity_ref === entityRef)
      .map(one => one.causes);
    // Once as it came into the catalog, and once as it was first read.
    assert.equal(
      causes.filter(cause => cause === 'first').length,
      2,
      `${entityRef}: ${causes}`,
    );
    // A failure and its end are both worth a line; the same result twice is not.
    const steps = history.filter(one => one.entity_ref === entityRef);
    steps.slice(1).forEach((step, index) => {
      assert.notDeepEqual(
        contentOf(step),
        contentOf(steps[index]),
        `${entityRef} did not change`,
      );
    });
  }
}

function contentOf({ ...step }: Record<string, unknown>) {
  for (const name of [
    'id',
    'at',
    'causes',
    'confirmed_at',
    'confirmed_revision',
  ])
    delete step[name];
  return step;
}

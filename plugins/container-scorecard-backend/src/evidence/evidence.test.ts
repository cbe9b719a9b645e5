import { createHash } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Forge } from '@plimsoll/forge';
import { Knex } from 'knex';
import type { Log, Result } from 'sarif';
import { startScorecardBackend } from '../__testUtils__/startScorecardBackend';
import { component, TestCatalog } from '../__testUtils__/TestCatalog';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
const CIS = 'framework=cis-docker@1.8.0';
const WEB = 'component:default/web';
const LATEST = 'dockerfile/no-latest-tag';
const DAY = 24 * 60 * 60 * 1000;
const day = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe.each(databases.eachSupportedId())('evidence on %s', databaseId => {
  let forge: Forge;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  const auditor = mockServices.auditor.mock();
  /** What the audit log says of what was done. */
  const logged = jest.fn(async (_options?: { meta?: object }) => {});

  beforeAll(async () => {
    forge = await Forge.start();
    const catalog = new TestCatalog();
    await forge.createRepository('acme', 'web', {
      Dockerfile: [
        'FROM node:latest',
        '# plimsoll ignore=dockerfile/copy-not-add reason="It was always so"',
        'ADD a.txt /a.txt',
        'CMD npm start',
        '',
      ].join('\n'),
    });
    await forge.createRepository('acme', 'mono', {
      'services/a b/Dockerfile': 'FROM node:24.1.0\nCMD ["node"]\n',
      'services/c/Dockerfile': 'FROM node:24.1.0\nUSER 10001\nCMD ["node"]\n',
    });
    await forge.createRepository('acme', 'docs', { 'README.md': 'Hello' });
    const at = (path: string) => `url:${forge.url}/acme/${path}`;
    catalog.set(
      {
        ...component('web', at('web/src/branch/main/'), { title: 'Web' }),
        relations: [{ type: 'ownedBy', targetRef: ANN }],
      },
      component('a', at('mono/src/branch/main/services/a%20b/')),
      component('c', at('mono/src/branch/main/services/c/')),
      component('docs', at('docs/src/branch/main/')),
      component('gone', at('gone/src/branch/main/')),
    );
    auditor.createEvent.mockResolvedValue({
      success: logged,
      fail: async () => {},
    });
    knex = await databases.init(databaseId);
    backend = await startScorecardBackend({
      forge,
      catalog,
      features: [
        auditor.factory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
      ],
    });
    await backend.sync();
    for (const name of ['web', 'a', 'c', 'docs', 'gone'])
      await backend.until(name, ({ status }) => status !== 'waiting');
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  const servicesOf = async (control: string, more = '') => {
    const { body } = await backend
      .read(`/compliance/services?${CIS}&control=${control}${more}`)
      .expect(200);
    return body;
  };
  const exported = async (format: string, more = '') =>
    backend
      .read(`/compliance/export?${CIS}&format=${format}${more}`)
      .expect(200);
  const table = async (name: string, more = '') => {
    const { text } = await exported('csv', `&table=${name}${more}`);
    const [head, ...rows] = text.trim().split('\r\n');
    return { head: head.split(','), rows };
  };

  it('has the place of each finding, how to look again, and no more services than are asked for', async () => {
    const { items, totalItems } = await servicesOf('4.1', '&state=not-met');
    expect(totalItems).toBe(2);
    const [web, a] = items;
    const { revision } = web;
    expect(web).toMatchObject({
      service: { entityRef: WEB },
      findings: [
        {
          rule: 'dockerfile/user-required',
          file: 'Dockerfile',
          line: 1,
          fingerprint: expect.stringMatching(/^[0-9a-f]+$/),
          link: `${forge.url}/acme/web/src/commit/${revision}/Dockerfile#L1`,
          firstSeen: expect.stringMatching(/^20\d\d-/),
        },
      ],
      recheck: `git clone -- ${forge.url}/acme/web source && cd source && git checkout --detach ${revision} && plimsoll scan . --format=json`,
    });
    expect(a.recheck).toContain(
      `plimsoll scan . '--service=services/a b' --other=services/c --format=json`,
    );
    const one = await servicesOf('4.1', '&state=not-met&limit=1');
    expect(one.items).toHaveLength(1);
    expect(one.totalItems).toBe(2);
    const met = await servicesOf('4.1', '&state=met');
    expect(met.items).toMatchObject([
      { service: { entityRef: 'component:default/c' }, findings: [] },
    ]);
  });

  it('says who is in it, what the catalog counts, how it was judged and by what', async () => {
    const { body } = await backend.read(`/compliance?${CIS}`).expect(200);
    expect(body.population).toMatchObject({
      services: 5,
      inCatalog: 5,
      assessed: 3,
      repositories: 2,
      partial: 0,
      notContainerised: 1,
    });
    expect(body.method.term).toBe('examine');
    expect(body.rulesVersions).toEqual([body.tool.rulesVersion]);
    expect(body.scanned.first <= body.scanned.last).toBe(true);
    const { rows } = await table('population');
    expect(rows.map(row => row.split(',').slice(2, 3).join())).toEqual([
      'component:default/a',
      'component:default/c',
      'component:default/docs',
      'component:default/gone',
      WEB,
    ]);
    expect(rows[2]).toContain(',not-containerised,');
    expect(rows[3]).toContain(',not-read,');
  });

  it('is SARIF with a result at each place, in the repository at its revision', async () => {
    const { body } = await exported('sarif');
    const log: Log = body;
    const [run] = log.runs;
    const results = run.results ?? [];
    const of = (control: string, ref: string) =>
      results.filter(
        ({ ruleId, locations }) =>
          ruleId === `cis-docker@1.8.0:${control}` &&
          locations?.[0].logicalLocations?.[0].fullyQualifiedName === ref,
      );
    const [unmet] = of('4.1', 'component:default/a');
    expect(unmet).toMatchObject({
      kind: 'fail',
      level: 'error',
      partialFingerprints: { 'plimsoll/v1': expect.any(String) },
      properties: { rule: 'dockerfile/user-required' },
      suppressions: [],
    });
    const { artifactLocation, region } =
      unmet.locations![0].physicalLocation ?? {};
    expect(artifactLocation?.uri).toBe('services/a%20b/Dockerfile');
    expect(region).toEqual({ startLine: 1, endLine: 1 });
    // What a reader puts together is the page of the file, at its revision.
    const base = run.originalUriBaseIds?.[artifactLocation?.uriBaseId ?? ''];
    expect(`${base?.uri}${artifactLocation?.uri}#L1`).toBe(
      unmet.hostedViewerUri,
    );
    expect(run.versionControlProvenance).toContainEqual({
      repositoryUri: `${forge.url}/acme/mono`,
      revisionId: unmet.properties?.revision,
      mappedTo: { uriBaseId: artifactLocation?.uriBaseId },
    });

    // A control that asks for COPY is not met where a comment alone hides an ADD, and that is no exception.
    expect(of('4.9', WEB)).toMatchObject([
      {
        kind: 'fail',
        locations: [{ physicalLocation: { region: { startLine: 3 } } }],
        suppressions: [
          {
            kind: 'inSource',
            status: 'underReview',
            justification: expect.stringContaining('It was always so'),
          },
        ],
      },
    ]);
    // Of what does not apply there is nothing to tell.
    expect(of('5.4', 'component:default/c')).toEqual([]);
    expect(of('4.9', 'component:default/c')).toEqual([]);
    keepsTheRules(log);
  });

  it('tells exceptions that two people made from comments that nobody approved', async () => {
    const { body: waiver } = await backend
      .write(
        '/waivers',
        {
          entityRef: WEB,
          rule: LATEST,
          reason: 'The base image is replaced next month',
          compensation: 'It is rebuilt each night',
          until: day(30),
        },
        ANN,
      )
      .expect(201);
    await backend.write(`/waivers/${waiver.id}/approve`, {}, BOB).expect(200);
    const { body } = await backend
      .read(`/compliance/exceptions?${CIS}`)
      .expect(200);
    expect(body.items).toMatchObject([
      {
        kind: 'waiver',
        service: { entityRef: WEB, title: 'Web' },
        rule: LATEST,
        controls: expect.arrayContaining(['4.2']),
        state: 'active',
        askedBy: ANN,
        decidedBy: BOB,
        until: day(30),
        compensation: 'It is rebuilt each night',
      },
      {
        kind: 'comment',
        rule: 'dockerfile/copy-not-add',
        file: 'Dockerfile',
        line: 3,
        reason: 'It was always so',
      },
    ]);
    expect(body.items[1]).not.toHaveProperty('state');
    const { body: other } = await backend
      .read('/compliance/exceptions?framework=pci-dss@4.0.1')
      .expect(200);
    expect(other.items).toEqual([]);

    const { body: sarif } = await exported('sarif');
    const [accepted] = (sarif as Log).runs[0].results!.filter(
      ({ ruleId, properties }) =>
        ruleId?.endsWith(':4.2') && properties?.rule === LATEST,
    );
    expect(accepted).toMatchObject({
      kind: 'fail',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `The base image is replaced next month (asked for by ${ANN}, approved by ${BOB}, until ${day(
            30,
          )})`,
        },
      ],
    });
    keepsTheRules(sarif);

    const { head, rows } = await table('exceptions');
    expect(rows).toHaveLength(2);
    expect(rows[0].split(',')[head.indexOf('decided_by')]).toBe(BOB);
    expect((await table('findings')).rows.join()).toContain(
      `,waiver,The base image is replaced next month,${day(30)},${ANN},${BOB},`,
    );
  });

  it.each(['json', 'sarif', 'csv'])(
    'is known by its hash in the audit log as %s',
    async format => {
      logged.mockClear();
      const { text } = await exported(format);
      expect(logged).toHaveBeenCalledWith({
        meta: {
          sha256: createHash('sha256').update(text).digest('hex'),
          bytes: Buffer.byteLength(text),
        },
      });
    },
  );

  it('is frozen as it is exported, in compressed parts, and read back byte for byte', async () => {
    const { text: now } = await exported('json');
    const { body: frozen } = await backend
      .write('/reports', { framework: 'cis-docker@1.8.0' })
      .expect(201);
    const { text } = await backend.read(`/reports/${frozen.id}`).expect(200);
    expect(createHash('sha256').update(text).digest('hex')).toBe(frozen.sha256);
    const timeless = (report: string) =>
      report.replace(/"(asOf|madeAt)": "[^"]+"/g, '"$1": ""');
    expect(timeless(text)).toBe(timeless(now));
    const parts = await knex('frozen_report_parts').where({
      report: frozen.id,
    });
    expect(parts[0].content.length).toBeLessThan(text.length / 3);
    const { population, evidence, findings, exceptions } = JSON.parse(text);
    expect(population).toHaveLength(5);
    expect(evidence).toHaveLength(JSON.parse(text).report.controls.length);
    expect(findings.map((one: { entityRef: string }) => one.entityRef)).toEqual(
      ['component:default/a', 'component:default/c', WEB],
    );
    expect(exceptions).toHaveLength(2);

    // What is left of a report that nobody finished goes after a day.
    const made_at = new Date(Date.now() - 2 * DAY).toISOString();
    await knex('frozen_report_parts').insert([
      { report: 'lost', part: 0, made_at, content: Buffer.from('x') },
    ]);
    await knex('frozen_report_parts')
      .where({ report: frozen.id })
      .update({ made_at });
    await backend.trigger('container-scorecard-reports');
    expect(await knex('frozen_report_parts').distinct('report')).toEqual([
      { report: frozen.id },
    ]);
  });

  it('remembers what is mended, with the commit, and what was open before', async () => {
    await knex('history').update({
      at: new Date(Date.now() - 2 * DAY).toISOString(),
      confirmed_at: null,
    });
    const before = await servicesOf('4.1', '&state=not-met');
    const [was] = before.items;
    const revision = await forge.commitFiles(
      'acme',
      'web',
      { Dockerfile: 'FROM node:latest\nUSER 10001\nCMD npm start\n' },
      'Mend it',
    );
    await backend.refresh('web').expect(202);
    await backend.until('web', one => one.revision === revision);

    const { head, rows } = await table('closed');
    const mended = rows
      .map(cellsOf)
      .find(row => row.includes('dockerfile/user-required'));
    const column = (name: string) => mended?.[head.indexOf(name)];
    expect(column('closed_by')).toBe('code');
    expect(column('revision')).toBe(revision);
    expect(column('first_seen')).toBe(was.findings[0].firstSeen);
    expect((await servicesOf('4.1', '&state=not-met')).totalItems).toBe(1);

    const then = await servicesOf('4.1', `&state=not-met&at=${day(-1)}`);
    expect(then.items[0]).toMatchObject({
      service: { entityRef: WEB },
      revision: was.revision,
      findings: [
        {
          rule: 'dockerfile/user-required',
          file: 'Dockerfile',
          // It is of the revision that the report is about.
          line: 1,
          fingerprint: was.findings[0].fingerprint,
        },
      ],
      findingsNote: expect.stringContaining('without those that were accepted'),
      recheck: was.recheck,
    });
    const exceptions = async (at = '') => {
      const { body } = await backend
        .read(`/compliance/exceptions?${CIS}${at}`)
        .expect(200);
      return body;
    };
    // It was asked for today.
    expect(await exceptions(`&at=${day(-1)}`)).toEqual({
      items: [],
      note: expect.any(String),
    });
    const earlier = new Date(Date.now() - 2 * DAY).toISOString();
    const [{ id }] = await knex('waivers');
    await knex('waivers').update({
      asked_at: earlier,
      decided_at: earlier,
      approved_at: earlier,
    });
    await backend.write(`/waivers/${id}/withdraw`, {}, ANN).expect(200);
    // What was accepted was accepted by somebody, whatever came of it.
    expect((await exceptions(`&at=${day(-1)}`)).items).toMatchObject([
      { id, state: 'active', decidedBy: BOB, approvedBy: BOB },
    ]);
    expect((await exceptions()).items).toMatchObject([
      { id, state: 'withdrawn', decidedBy: ANN, approvedBy: BOB },
    ]);
    keepsTheRules((await exported('sarif', `&at=${day(-1)}`)).body);
  });

  it.each([
    '/compliance/export?framework=cis-docker@1.8.0&format=json&table=closed',
    '/compliance/services?framework=cis-docker@1.8.0&control=4.1&limit=501',
    '/compliance/services?framework=cis-docker@1.8.0&control=4.1&state=good',
    '/compliance/exceptions',
  ])('says what is wrong with %s', async path => {
    const { body } = await backend.read(path).expect(400);
    expect(body.error.message).not.toBe('');
  });
});

/** What SARIF asks for beyond the shape of its objects, which the compiler looks at where they are made. */
function keepsTheRules({ version, runs: [run] }: Log) {
  expect(version).toBe('2.1.0');
  const { rules = [] } = run.tool.driver;
  for (const result of run.results ?? []) {
    expect(rules[result.ruleIndex ?? -1].id).toBe(result.ruleId);
    // 3.27.10: only what fails has a level.
    if (result.kind !== 'fail') expect(result.level).toBe('none');
    // 3.27.23: all results say what suppresses them, or none does.
    expect(Array.isArray(result.suppressions)).toBe(true);
    for (const uri of urisOf(result)) {
      expect(uri).not.toMatch(/^\/|^\w+:|[ "<>^`{|}\\]/);
    }
    for (const { physicalLocation } of result.locations ?? []) {
      const id = physicalLocation?.artifactLocation?.uriBaseId;
      if (id) expect(Object.keys(run.originalUriBaseIds ?? {})).toContain(id);
      const { startLine = 1, endLine = startLine } =
        physicalLocation?.region ?? {};
      expect(startLine).toBeGreaterThan(0);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
    }
  }
  // 3.14.14: the address of a folder ends like one.
  for (const { uri = '/' } of Object.values(run.originalUriBaseIds ?? {}))
    expect(uri).toMatch(/\/$/);
  for (const { repositoryUri } of run.versionControlProvenance ?? [])
    expect(new URL(repositoryUri).protocol).toMatch(/^https?:$/);
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
}

function urisOf({ locations = [] }: Result): string[] {
  return locations.flatMap(
    ({ physicalLocation }) => physicalLocation?.artifactLocation?.uri ?? [],
  );
}

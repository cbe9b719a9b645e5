import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  notificationService,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { Forge } from '@plimsoll/forge';
import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import request from 'supertest';
import { DESCRIBED_ROUTES } from './__testUtils__/described';
import {
  Answered,
  askEveryRoute,
  invokeEveryAction,
} from './__testUtils__/everyRoute';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(240_000);

const OWNER = 'user:default/ann';
const RULE = 'dockerfile/no-latest-tag';

/** What somebody may call a service, a team, a file or an image, or give for a reason. */
const TEXTS: readonly string[] = [
  `=cmd|' /C calc'!A1`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  '+1+1',
  '-2+3+cmd',
  '\t=1+1',
  '\r=1+1',
  '\uff1d1+1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](http://evil.example/a.png)',
  '| a | b |\n| --- | --- |',
  ']]></text></svg><script>',
  '\u202egnp.exe\u0000\u001b[2J',
  'a"b,c;d\r\n=1+1,"e',
  '````\n<b>&lt;b&gt;${{ 7*7 }}{{7*7}}',
];

/** As names of files, in which git and a forge take no line breaks and no folders without a name. */
const NAMES = TEXTS.filter(text => !/\p{Cc}/u.test(text)).map(text =>
  text.replace(/\//g, '\u2215'),
);

describe('words of other people', () => {
  let forge: Forge;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  let answers: Answered[];
  const send = jest.fn<
    ReturnType<NotificationService['send']>,
    Parameters<NotificationService['send']>
  >(async () => {});

  beforeAll(async () => {
    forge = await Forge.start();
    await forge.createRepository('acme', 'web', {
      Dockerfile: [
        `# plimsoll ignore=dockerfile/no-sudo reason="${TEXTS[0]} ${TEXTS[7]}"`,
        'FROM node:latest',
        `RUN sudo echo "${TEXTS[9]}" ${TEXTS[7]}`,
        ...NAMES.map(name => `LABEL a="${name.replace(/"/g, '')}"`),
        `COPY --from=${TEXTS[8]} a b`,
        'CMD npm start',
      ].join('\n'),
      ...Object.fromEntries(
        NAMES.flatMap(name => [
          [`${name}.Dockerfile`, `FROM ${name}:latest\nRUN sudo make\n`],
          [`k8s/${name}.yaml`, 'apiVersion: v1\nkind: Pod\n'],
        ]),
      ),
    });
    const catalog = new TestCatalog();
    TEXTS.forEach((text, n) => {
      const entity = component(
        `evil-${n}`,
        `url:${forge.url}/acme/web/src/branch/main/`,
        { title: text, spec: { lifecycle: text, type: text } },
      );
      catalog.set({
        ...entity,
        metadata: { ...entity.metadata, tags: [text] },
        relations: [
          { type: 'ownedBy', targetRef: `group:default/${text}` },
          { type: 'ownedBy', targetRef: OWNER },
        ],
      });
    });
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: { badges: 'public', waivers: { deciders: [OWNER] } },
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });
    await backend.sync();
    for (const n of TEXTS.keys())
      await backend.until(`evil-${n}`, one => one.status === 'complete');
    await backend.trigger('container-scorecard-reports');
    for (const [n, text] of TEXTS.entries()) {
      const { body } = await backend
        .write(
          '/waivers',
          {
            entityRef: `component:default/evil-${n}`,
            rule: 'dockerfile/no-sudo',
            path: n % 2 === 0 ? undefined : '**',
            reason: `${text} and more words`,
            compensation: text,
            until: new Date(Date.now() + 5 * 24 * 60 * 60 * 1000)
              .toISOString()
              .slice(0, 10),
          },
          OWNER,
        )
        .expect(201);
      await backend
        .write(
          `/waivers/${body.id}/approve`,
          { reason: text },
          'user:default/bob',
        )
        .expect(200);
    }
    answers = [
      ...(await askEveryRoute(backend, {
        service: 'evil-0',
        rule: RULE,
        forgeUrl: forge.url,
        reason: `${TEXTS[0]} and more`,
        title: TEXTS[7],
      })),
      ...(await invokeEveryAction(backend, {
        'get-container-scorecard': { entityRef: 'evil-0' },
        'explain-container-rule': { rule: RULE },
        'preview-container-policy': { policy: { line: 1 } },
      })),
    ];
  });

  afterAll(async () => {
    await backend?.stop();
    await forge.stop();
  });

  const ofType = (type: string) =>
    answers.filter(({ response }) =>
      String(response.headers['content-type']).includes(type),
    );

  it('are in answers of every route, each of which says what it is', () => {
    const asked = new Set(answers.map(({ route }) => route));
    expect([...asked]).toEqual(expect.arrayContaining([...DESCRIBED_ROUTES]));
    expect(
      ofType('json').length + ofType('csv').length + ofType('svg').length,
    ).toBe(answers.length);
  });

  it('are text in every cell of every table, and whole', () => {
    const tables = ofType('text/csv');
    expect(tables.length).toBeGreaterThan(5);
    const titles = new Set<string>();
    for (const { response } of tables) {
      const rows: Array<Record<string, string>> = parse(response.text, {
        columns: true,
        bom: true,
      });
      for (const row of rows) {
        const cells = Object.values(row);
        // A number below zero is one.
        const words = cells.filter(cell => !/^-?\d+(?:\.\d+)?$/.test(cell));
        expect(
          words.filter(cell =>
            /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell),
          ),
        ).toEqual([]);
        titles.add(row.title);
      }
    }
    for (const text of TEXTS)
      expect([text, `'${text}`].some(cell => titles.has(cell))).toBe(true);
  });

  it('lead nowhere', () => {
    const links: string[] = [];
    for (const { response } of ofType('json'))
      JSON.stringify(response.body, (key, value) => {
        if (/(?:link|url|uri|href)$/i.test(key) && typeof value === 'string')
          links.push(value);
        return value;
      });
    expect(links.length).toBeGreaterThan(100);
    for (const link of new Set(links)) {
      const { protocol, host } = new URL(link, 'http://portal.example/');
      expect([link, protocol.replace('https', 'http')]).toEqual([
        link,
        'http:',
      ]);
      expect([link, host]).not.toEqual([link, 'evil.example']);
    }
  });

  it('are no links and turn nothing round in the messages of SARIF', () => {
    const messages: string[] = [];
    for (const { response } of ofType('json'))
      if (response.body.$schema)
        JSON.stringify(response.body, (key, value) => {
          if (key === 'message') messages.push(value.text);
          return value;
        });
    expect(messages.join('\n')).toContain('alert(1)');
    for (const message of messages) {
      expect(message).not.toMatch(/(?<!\\)\[[^\][]*\]\(/);
      expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  it('draw nothing in badges', async () => {
    for (const name of [
      ...TEXTS.keys(),
      ...NAMES.map(text => encodeURIComponent(text).slice(0, 60)),
    ].map(one => (typeof one === 'number' ? `evil-${one}` : one))) {
      const { body, text, status } = await request(backend.server)
        .get(
          `/api/container-scorecard/badge/component/default/${name.replace(
            /%[^%]?$/,
            '',
          )}.svg`,
        )
        .buffer(true);
      expect(status).toBe(200);
      const svg = Buffer.isBuffer(body) ? body.toString('utf8') : text;
      expect(XMLValidator.validate(svg)).toBe(true);
      const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg);
      const names = new Set<string>();
      JSON.stringify(parsed, (key, value) => {
        if (!/^\d*$|^#text$/.test(key)) names.add(key);
        return value;
      });
      const odd = [...names].filter(key =>
        /^@_(?:on|.*href)|script|foreignObject|image|^a$|style/i.test(key),
      );
      expect(odd).toEqual([]);
      expect(svg).not.toMatch(/alert|evil\.example/);
    }
  });

  it('are one line of plain text in notifications, which lead into the portal', () => {
    expect(send.mock.calls.length).toBeGreaterThanOrEqual(TEXTS.length);
    for (const [{ payload }] of send.mock.calls) {
      const { title, description, link } = payload;
      expect(link).toMatch(/^\/(?:catalog|container-scorecard)\/[\w/?=-]+$/);
      expect(`${title}${description}`).not.toMatch(
        /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
      );
    }
  });
});

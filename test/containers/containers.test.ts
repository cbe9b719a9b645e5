import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import test, { TestContext } from 'node:test';
import { loadTemplates, render } from '@plimsoll/render';
import { imagesOf } from './dockerfile';
import { Engine } from './engine';
import { prepareMachine, Unfit } from './machine';
import { CommandLine, ownFiles } from './own';
import { Facts, Service, TextFile } from './service';
import { Stack } from './stack';
import { StandIns } from './stand-ins';

const CHECKOUT = join(__dirname, '..', '..');
const FOLDER = join(CHECKOUT, '.data', 'containers');
/** Golden paths that were asked for, by name; `all`; or nothing, where nobody asked. */
const ASKED = process.env.PLIMSOLL_CONTAINERS?.split(',');
const isAsked = (name: string) =>
  !ASKED || ASKED.includes('all') || ASKED.includes(name);

/** Our own images, by the names that they are asked for. */
const COMMAND_LINE = 'cli';
const PORTAL = 'portal';

/** What is asked of every golden path. Texts have signs in them that somebody will write. */
const ANSWERS = {
  name: 'order-api',
  description: `Takes "orders" & pays $5 back; it's here.`,
  owner: 'group:default/platform',
  repoUrl: 'github.com?owner=harbour&repo=order-api',
};

/**
 * Answers with which a golden path is proven, one image for each, where the defaults alone show too little or need
 * what cannot be had.
 */
const PROVEN_WITH: Record<string, Record<string, unknown>[]> = {
  go: [{}],
  // All that Debian has of Java is the JDK.
  java: [{ framework: 'none' }],
  // Packages of others are in what ships, or none.
  node: [{ framework: 'fastify' }, { framework: 'none', nodeVersion: '24' }],
  php: [{ server: 'fpm-nginx' }],
  python: [{ installer: 'pip' }],
  rust: [{}],
  spa: [{ framework: 'vue' }, { framework: 'react' }],
};

/** Golden paths whose sources are compiled in another way than in their Dockerfile, and what for. */
const COMPILED_WITH: Record<string, string> = {
  // Maven and Gradle fetch their plugins from Maven Central.
  java: 'java.Dockerfile',
};

/** What is rendered and read here, and not built, and why not. */
const NOT_BUILT: {
  goldenPath: string;
  answers: Record<string, unknown>;
  reason: string;
}[] = [
  {
    goldenPath: 'dotnet',
    answers: {},
    reason: 'nothing of .NET is in Debian or npm',
  },
  ...['maven', 'gradle'].map(buildTool => ({
    goldenPath: 'java',
    answers: { framework: 'spring-boot', buildTool },
    reason: 'Spring Boot is published on Maven Central only',
  })),
  {
    goldenPath: 'python',
    answers: { installer: 'uv' },
    reason: 'uv is published on PyPI and as an image only',
  },
  {
    goldenPath: 'php',
    answers: { server: 'frankenphp' },
    reason: 'FrankenPHP is published as an image and a binary only',
  },
];

/**
 * A golden path with several images is proven as a whole, below, and `adopt` has no service of its
 * own.
 */
const isService = (goldenPath: string) =>
  !['adopt', 'application'].includes(goldenPath);
const isBuilt = (goldenPath: string) =>
  !NOT_BUILT.some(
    each =>
      each.goldenPath === goldenPath && Object.keys(each.answers).length === 0,
  );

/** Compose projects that are started as a whole. */
const PROJECTS = [
  {
    title: 'go beside a database and a cache',
    goldenPath: 'go',
    answers: { database: 'postgres', cache: 'valkey' },
  },
  {
    title: 'php behind nginx, beside a database',
    goldenPath: 'php',
    answers: { server: 'fpm-nginx', database: 'postgres' },
  },
  {
    title: 'an application of several services',
    goldenPath: 'application',
    answers: {},
  },
];

test('golden paths in real containers', async t => {
  const started = Date.now();
  let engine: Engine | undefined;
  try {
    let standIns: StandIns;
    try {
      await mkdir(FOLDER, { recursive: true });
      const archives = await prepareMachine();
      engine = await Engine.start(FOLDER, archives);
      standIns = await StandIns.prepare(engine, FOLDER, archives);
    } catch (error) {
      // Whoever asks for them wants to know; others may not have a machine for it.
      if (error instanceof Unfit && !ASKED) {
        t.skip(error.message);
        return;
      }
      throw error;
    }
    console.log(`Engine and base: ${seconds(started)}`);
    const templates = await loadTemplates(join(CHECKOUT, 'templates'));
    const services = [
      ...[...templates.goldenPaths.keys()]
        .filter(isService)
        .filter(isBuilt)
        .flatMap(goldenPath =>
          (PROVEN_WITH[goldenPath] ?? [{}]).map(answers => ({
            goldenPath,
            answers,
            reason: undefined,
          })),
        ),
      ...NOT_BUILT,
    ].flatMap(({ goldenPath, answers, reason }) => {
      if (!isAsked(goldenPath)) return [];
      const { values, files } = render(templates, {
        goldenPath,
        answers: { ...ANSWERS, ...answers },
      });
      // An application is no one image: each of its components has a Dockerfile.
      if ((values.components as unknown[]).length > 0) return [];
      return {
        name: [goldenPath, ...Object.values(answers)].join('-'),
        facts: {
          ...(values.stack as Omit<Facts, 'port'>),
          port: Number(values.port),
          isBehind: Boolean(values.web),
        },
        files,
        reason,
        dockerfile: COMPILED_WITH[goldenPath],
      };
    });
    const projects = PROJECTS.filter(
      ({ goldenPath }) =>
        templates.goldenPaths.has(goldenPath) && isAsked(goldenPath),
    ).map(({ title, goldenPath, answers }) => ({
      title,
      name: goldenPath,
      files: render(templates, {
        goldenPath,
        answers: { ...ANSWERS, ...answers },
      }).files,
    }));
    assert.ok(
      services.length + projects.length > 0 ||
        isAsked(COMMAND_LINE) ||
        isAsked(PORTAL),
      `No golden path is called ${ASKED}: there are ${[
        ...templates.goldenPaths.keys(),
        COMMAND_LINE,
        PORTAL,
      ].join(', ')}.`,
    );
    // All at once, so that one is fetched while another is unpacked.
    const begun = Date.now();
    await standIns.provide(
      [...services.filter(({ reason }) => !reason), ...projects].flatMap(
        ({ files }) => files.flatMap(imagesIn).filter(StandIns.has),
      ),
    );
    console.log(`Images: ${seconds(begun)}`);

    const rows: Record<string, string>[] = [];
    for (const { name, facts, files, reason, dockerfile } of services) {
      await t.test(name, async each => {
        const service = await Service.create(
          engine!,
          reason ? undefined : standIns,
          name,
          facts,
          files,
        );
        rows.push(service.measures);
        await proveService(each, service, standIns, { reason, dockerfile });
      });
    }
    print(rows);
    const stacks: Record<string, string>[] = [];
    for (const { title, name, files } of projects) {
      await t.test(title, each =>
        proveStack(each, engine!, standIns, name, files, stacks),
      );
    }
    print(stacks);
    if (isAsked(COMMAND_LINE)) {
      const { files } = render(templates, {
        goldenPath: 'node',
        answers: ANSWERS,
      });
      await t.test('the command line', each =>
        proveCommandLine(each, engine!, standIns, files),
      );
    }
    if (isAsked(PORTAL)) {
      await t.test('the portal', each => provePortal(each, engine!, standIns));
    }
    console.log(`All of it: ${seconds(started)}`);
  } finally {
    await engine?.stop();
    // Nobody comes back to it there.
    if (process.env.CI) rmSync(FOLDER, { recursive: true, force: true });
  }
});

async function proveService(
  t: TestContext,
  service: Service,
  standIns: StandIns,
  { reason, dockerfile }: { reason?: string; dockerfile?: string },
) {
  let failed: string | undefined;
  /** What a failure takes the ground from is not tried: it would only fail in other words. */
  const step = (
    title: string,
    work: () => Promise<unknown>,
    { ground = false } = {},
  ) =>
    t.test(title, async each => {
      if (failed) {
        each.skip(`not tried, as this failed: ${failed}`);
        return;
      }
      try {
        await work();
      } catch (error) {
        if (ground) failed = title;
        throw error;
      }
    });
  try {
    await step('docker compose reads its files', () => service.compose());
    await step('nothing private gets into a build', () => service.context());
    await step('the build definition has what pipelines build', () =>
      service.definition(),
    );
    if (reason) {
      await t.test('it is built and run', each => each.skip(reason));
      return;
    }
    if (dockerfile) {
      await step(
        `its tests pass, compiled with ${dockerfile}`,
        () => service.compileWith(standIns, dockerfile),
        { ground: true },
      );
    }
    await step('docker build --check has nothing to say', () =>
      service.check(),
    );
    if (!dockerfile) {
      await step('its tests pass in the build', () => service.testStage());
    }
    await step(
      'two clean builds give the same image',
      () => service.reproducible(),
      { ground: true },
    );
    await step('what is built is what it promises', () => service.images());
    await step(
      'it starts without any privilege and becomes healthy',
      () => service.start(),
      { ground: true },
    );
    await step('the kernel holds it', () => service.restrictions());
    if (service.isBehind) {
      // It speaks no HTTP: the project below is asked through what stands in front.
      await step('it ends when asked', () => service.stop());
      return;
    }
    await step('it answers', () =>
      service.answers({
        '/': /./,
        '/livez': /./,
        '/readyz': /./,
        '/metrics': /^# TYPE \w+ \w+$/m,
      }),
    );
    await step('it ends when asked, and its log is JSON', () => service.stop());
  } finally {
    await service.remove();
  }
}

async function proveCommandLine(
  t: TestContext,
  engine: Engine,
  standIns: StandIns,
  files: readonly TextFile[],
) {
  const own = await CommandLine.create(engine, standIns);
  try {
    await t.test('its image is built', () => own.build());
    await t.test('it scores a folder without any privilege', () =>
      own.scores(files),
    );
    print([own.measures]);
  } finally {
    await own.remove();
  }
}

async function provePortal(t: TestContext, engine: Engine, standIns: StandIns) {
  const stack = await Stack.create(engine, standIns, PORTAL, [
    ...ownFiles(),
    { path: 'secrets/database_password', content: 'for-this-test-alone' },
    // Nothing is read from GitHub here.
    { path: 'secrets/github_token', content: 'none' },
  ]);
  try {
    // What one of them fails, the next ones cannot do.
    await t.test(
      'it is built from an empty checkout, started and ended',
      async step => {
        await stack.build();
        await stack.up();
        await step.test('the kernel holds all of it', () =>
          stack.restrictions(),
        );
        await step.test('its database has no way out', () => stack.internal());
        await step.test('app and backend answer', () =>
          stack.answers(['/', '/catalog', '/.backstage/health/v1/readiness']),
        );
        await stack.end();
      },
    );
    print([stack.measures]);
  } finally {
    await stack.remove();
  }
}

async function proveStack(
  t: TestContext,
  engine: Engine,
  standIns: StandIns,
  name: string,
  files: readonly TextFile[],
  rows: Record<string, string>[],
) {
  const stack = await Stack.create(engine, standIns, name, files);
  rows.push(stack.measures);
  let failed: string | undefined;
  const step = (title: string, work: () => Promise<unknown>) =>
    t.test(title, async each => {
      if (failed) {
        each.skip(`not tried, as this failed: ${failed}`);
        return;
      }
      failed = title;
      await work();
      failed = undefined;
    });
  try {
    if (!isService(name)) {
      await step('its tests pass in the build', () => stack.tests());
    }
    await step('starts in order and becomes healthy', () => stack.up());
    await step('the kernel holds all of it', () => stack.restrictions());
    await step('what is inside has no way out', () => stack.internal());
    await step('it answers', () =>
      stack.answers(['/', '/livez', '/readyz', '/metrics']),
    );
    if (stack.keepsData) {
      await step('a restore brings back what was backed up', () =>
        stack.backupAndRestore(),
      );
    }
    await step('ends when asked and leaves nothing', () => stack.end());
  } finally {
    await stack.remove();
  }
}

/** The images that a file of a rendering names, if it is one that does. */
function imagesIn({ path, content }: TextFile): string[] {
  if (/(^|\/)Dockerfile$/.test(path)) return imagesOf(String(content));
  if (!/(^|\/)compose\.yaml$/.test(path)) return [];
  return [...String(content).matchAll(/^\s+image: (\S+)$/gm)].map(
    ([, image]) => image,
  );
}

const seconds = (since: number) =>
  `${((Date.now() - since) / 1000).toFixed(0)} s`;

function print(rows: Record<string, string>[]) {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const lines = [
    columns,
    ...rows.map(row => columns.map(key => row[key] ?? '')),
  ];
  const widths = columns.map((_, index) =>
    Math.max(...lines.map(line => line[index].length)),
  );
  for (const line of lines)
    console.log(
      line.map((cell, index) => cell.padEnd(widths[index])).join('  '),
    );
}

// A large organisation for the demo: repositories with a hundred services each, and the groups, systems and domains
// they belong to. All of it follows from a seed: the same on every machine.

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inCheckout } from './checkout.mjs';

const DOMAINS = [
  ...['agency', 'barge', 'bonded', 'bunker', 'claims', 'crane', 'depot'],
  ...['insurance', 'pilot', 'quay', 'rail', 'reefer', 'survey', 'tug', 'yard'],
];
const SYSTEMS = [
  ...['planning', 'booking', 'billing', 'tracking'],
  ...['reporting', 'partners', 'devices', 'archive'],
];
const ROLES = [
  ...['api', 'worker', 'ingest', 'gateway', 'exporter', 'notifier'],
  ...['scheduler', 'rules', 'search', 'sync', 'events', 'portal'],
  ...['admin', 'quotes', 'ledger', 'alerts', 'cache'],
];
const REGIONS = [
  ...['adriatic', 'aegean', 'arctic', 'atlantic', 'baltic', 'black-sea'],
  ...['caribbean', 'coral-sea', 'irish-sea', 'north-sea', 'pacific', 'red-sea'],
];
const TEAMS = ['commercial', 'landside', 'marine', 'operations'];

const SYSTEMS_PER_REPOSITORY = 6;
const SERVICES_PER_REPOSITORY = 100;

/** Repositories whose services are copied: one service each, its files at the root. */
const NOT_COPIED = ['catalog', 'logistics-monorepo'];
const CONTAINER_FILE =
  /(?:^|\/)(?:[^/]*Dockerfile[^/]*|\.dockerignore|(?:docker-)?compose[^/]*\.ya?ml|docker-bake\.hcl|\.env[^/]*)$|^(?:k8s|deploy)\/.*\.ya?ml$/;
const WORKFLOW = /^\.github\/workflows\//;

/** What somebody may have left out, one of them in so many services. */
const CHANGES = [
  { of: 4, file: /\.dockerignore$/, change: () => undefined },
  {
    of: 5,
    file: /Dockerfile/,
    change: text => text.replace(/^USER .*\n/gm, ''),
  },
  {
    of: 4,
    file: /Dockerfile/,
    change: text => text.replace(/^HEALTHCHECK (?:.*\\\n)*.*\n/gm, ''),
  },
  {
    of: 3,
    file: /./,
    change: text => text.replace(/@sha256:[0-9a-f]{64}/g, ''),
  },
  { of: 3, file: /compose.*\.ya?ml$/, change: () => undefined },
  { of: 3, file: WORKFLOW, change: () => undefined },
];

/**
 * Writes `<folder>/harbour/<repository>/…`, as the forge takes its seeds: up to 20 repositories of 100 services, and
 * one with what they are part of. Returns how many of each there are.
 */
export function writeOrganisation(
  folder,
  { port, repositories = 20, seed = 1 },
) {
  rmSync(folder, { recursive: true, force: true });
  const random = randomFrom(seed);
  const models = readModels();
  const systems = systemsOf(repositories * SYSTEMS_PER_REPOSITORY);
  const write = (repository, path, text) => {
    const file = join(folder, 'harbour', repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  let services = 0;
  for (let number = 0; number < repositories; number++) {
    const repository = `services-${String(number + 1).padStart(2, '0')}`;
    const own = systems
      .slice(number * SYSTEMS_PER_REPOSITORY)
      .slice(0, SYSTEMS_PER_REPOSITORY)
      .flatMap(system =>
        ROLES.map(role => ({ system, name: `${system.name}-${role}` })),
      )
      .slice(0, SERVICES_PER_REPOSITORY);
    const entities = own.map(({ system, name }) => {
      const model = random.among(models);
      // Pipelines are read at the root only; there they belong to the service whose name they bear.
      const place = path =>
        WORKFLOW.test(path)
          ? `.github/workflows/${name}-${basename(path)}`
          : `services/${name}/${path}`;
      for (const [path, text] of filesOf(model, name, random))
        write(repository, place(path), text);
      services++;
      const source = `${repository}/src/branch/main/services/${name}/`;
      return component({ source, port, system, name, model, random });
    });
    write(repository, 'catalog-info.yaml', documents(entities));
  }
  const parts = partsOf(systems);
  write('organisation', 'catalog-info.yaml', documents(parts));
  return { repositories: repositories + 1, services, parts: parts.length };
}

/**
 * Writes `<folder>/harbour/<service>/…`, any number of repositories of one service each, and returns the entities of
 * the catalog, as YAML.
 */
export function writeServices(folder, { port, services, seed = 1 }) {
  rmSync(folder, { recursive: true, force: true });
  const random = randomFrom(seed);
  const models = readModels();
  const systems = systemsOf(Math.ceil(services / ROLES.length));
  const entities = systems
    .flatMap(system =>
      ROLES.map(role => ({ system, name: `${system.name}-${role}` })),
    )
    .slice(0, services)
    .map(({ system, name }) => {
      const model = random.among(models);
      for (const [path, text] of filesOf(model, name, random)) {
        const file = join(folder, 'harbour', name, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      const source = `${name}/src/branch/main/`;
      return component({ source, port, system, name, model, random });
    });
  return documents([...entities, ...partsOf(systems)]);
}

/** Names repeat with a number behind them where there are more than words make. */
function systemsOf(count) {
  const perRound = DOMAINS.length * SYSTEMS.length;
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / perRound);
    const domain = DOMAINS[Math.floor(index / SYSTEMS.length) % DOMAINS.length];
    const name = SYSTEMS[index % SYSTEMS.length];
    return {
      domain,
      name: `${domain}-${name}${round > 0 ? `-${round + 1}` : ''}`,
      owner: ownerOf(index),
    };
  });
}

function ownerOf(index) {
  const region = REGIONS[index % REGIONS.length];
  const team = TEAMS[Math.floor(index / REGIONS.length) % TEAMS.length];
  return `${region}-${team}`;
}

/** The files of every service of the small organisation, by path. */
function readModels() {
  const folder = inCheckout('demo', 'organisation', 'harbour');
  return readdirSync(folder)
    .filter(name => !NOT_COPIED.includes(name))
    .sort()
    .map(name => {
      const tags = /^ {2}tags: (\[.*\])$/m.exec(
        readFileSync(join(folder, name, 'catalog-info.yaml'), 'utf8'),
      );
      const files = readdirSync(join(folder, name), { recursive: true })
        .filter(path => CONTAINER_FILE.test(path) || WORKFLOW.test(path))
        .sort()
        .map(path => [path, readFileSync(join(folder, name, path), 'utf8')]);
      return { name, tags: tags?.[1] ?? '[]', files };
    });
}

function filesOf(model, name, random) {
  const changes = CHANGES.filter(({ of }) => random.below(of) === 0);
  const files = model.files.flatMap(([path, original]) => {
    let text = original.replaceAll(model.name, name);
    for (const { file, change } of changes)
      if (text !== undefined && file.test(path)) text = change(text);
    if (text === undefined) return [];
    return [[path, text]];
  });
  // Some have no container file, and yet a folder.
  return [['README.md', `# ${titleOf(name)}\n`], ...files];
}

function component({ source, port, system, name, model, random }) {
  const lifecycle = ['experimental', 'deprecated'][random.below(8)];
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  title: ${titleOf(name)}
  tags: ${model.tags}
  annotations:
    backstage.io/source-location: url:http://localhost:${port}/harbour/${source}
spec:
  type: ${/portal|console/.test(model.name) ? 'website' : 'service'}
  lifecycle: ${lifecycle ?? 'production'}
  owner: group:default/${system.owner}
  system: ${system.name}
`;
}

function partsOf(systems) {
  const entity = (kind, name, spec) => `apiVersion: backstage.io/v1alpha1
kind: ${kind}
metadata:
  name: ${name}
  title: ${titleOf(name)}
spec:
${spec.map(line => `  ${line}\n`).join('')}`;
  const profile = name => ['profile:', `  displayName: ${titleOf(name)}`];
  return [
    ...[...new Set(systems.map(({ domain }) => domain))].map((domain, place) =>
      entity('Domain', domain, [
        `owner: group:default/${REGIONS[place % REGIONS.length]}`,
      ]),
    ),
    ...systems.map(({ name, owner, domain }) =>
      entity('System', name, [
        `owner: group:default/${owner}`,
        `domain: ${domain}`,
      ]),
    ),
    ...REGIONS.map(region =>
      entity('Group', region, [
        'type: region',
        'parent: harbour-line',
        ...profile(region),
        `children: [${TEAMS.map(team => `${region}-${team}`).join(', ')}]`,
      ]),
    ),
    ...REGIONS.flatMap(region =>
      TEAMS.map(team =>
        entity('Group', `${region}-${team}`, [
          'type: team',
          `parent: ${region}`,
          ...profile(`${region}-${team}`),
          'children: []',
        ]),
      ),
    ),
  ];
}

function titleOf(name) {
  const words = name.replaceAll('-', ' ').replace(/\bapi$/, 'API');
  return words[0].toUpperCase() + words.slice(1);
}

function documents(parts) {
  return parts.join('---\n');
}

/** Numbers that follow from a seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  const next = () => {
    /* eslint-disable no-bitwise */
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
  const below = limit => Math.floor(next() * limit);
  return { below, among: list => list[below(list.length)] };
}

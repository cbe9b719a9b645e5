import { ContainerFile, containerFiles, containerPort } from './containers';
import { Found, Stack, StackFacts } from './found';
import { detectDotnet } from './stacks/dotnet';
import { detectGo } from './stacks/go';
import { detectJava } from './stacks/java';
import { detectNode } from './stacks/node';
import { detectPhp } from './stacks/php';
import { detectPython } from './stacks/python';
import { detectRust } from './stacks/rust';
import { inFolder, Tree } from './tree';

/** What an existing service is made of. */
export interface Detection extends Partial<Omit<StackFacts, 'stack'>> {
  /** Absent where there is no golden path for what is there, or where nothing is. */
  stack?: Found<Stack>;
  /** The other stacks that the same folder has a manifest of, such as Node.js for the pages of a PHP service. */
  others: Found<Stack>[];
  containerFiles: ContainerFile[];
  /** Folders below that have a manifest of their own: the services of a monorepo. */
  services: Array<{ folder: string; stack: Stack }>;
  /** Something that is there and that no golden path is for. */
  unsupported?: Found;
}

/** In this order: what comes first is seldom there for something else's sake. */
const DETECTORS = [
  detectGo,
  detectRust,
  detectDotnet,
  detectJava,
  detectPhp,
  detectPython,
  detectNode,
];

const MANIFEST =
  /^(.+)\/(?:go\.mod|package\.json|pyproject\.toml|requirements\.txt|Pipfile|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.toml|[^/]+\.(?:cs|fs|vb)proj)$/;

/** Other people's code, examples and tests are no services. */
const NO_SERVICE =
  /(?:^|\/)(?:node_modules|vendor|tests?|testdata|examples?|fixtures|docs|\.[^/]+)(?:\/|$)/;

const UNSUPPORTED: Array<[string, string]> = [
  ['Gemfile', 'Ruby'],
  ['mix.exs', 'Elixir'],
  ['deno.json', 'Deno'],
  ['build.sbt', 'Scala'],
  ['Package.swift', 'Swift'],
  ['pubspec.yaml', 'Dart'],
  ['CMakeLists.txt', 'C or C++'],
];

/** Finds out what the service in a folder is made of. The same files give the same answer. */
export function detect(tree: Tree): Detection {
  const all = DETECTORS.flatMap(one => one(tree) ?? []);
  const files = containerFiles(tree);
  const port = containerPort(tree, files);
  const services = servicesOf(tree);
  const unsupported = UNSUPPORTED.flatMap(([file, name]): Found[] =>
    tree.paths.includes(file)
      ? [
          {
            value: name,
            confidence: 'certain',
            file,
            because: `a manifest of ${name}`,
          },
        ]
      : [],
  )[0];
  const [chosen, ...rest] = all;
  if (!chosen || (unsupported && chosen.stack.value === 'node')) {
    return {
      others: all.map(({ stack }) => stack),
      containerFiles: files,
      services,
      unsupported,
      port,
    };
  }
  // A package.json beside another manifest is for pages and tools; two languages are a question.
  const isClear = rest.every(({ stack }) =>
    ['node', 'spa'].includes(stack.value),
  );
  return {
    ...chosen,
    stack: isClear ? chosen.stack : { ...chosen.stack, confidence: 'guess' },
    port: port ?? chosen.port,
    others: rest.map(({ stack }) => stack),
    containerFiles: files,
    services,
    unsupported,
  };
}

function servicesOf(tree: Tree): Detection['services'] {
  const folders = new Set(
    tree.paths.flatMap(path => {
      const folder = MANIFEST.exec(path)?.[1];
      return folder && !NO_SERVICE.test(folder) ? [folder] : [];
    }),
  );
  return [...folders].sort().flatMap(folder => {
    const [facts] = DETECTORS.flatMap(one => one(inFolder(tree, folder)) ?? []);
    return facts ? [{ folder, stack: facts.stack.value }] : [];
  });
}

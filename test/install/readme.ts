import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The two frontends that a Backstage may have. */
export type Frontend = 'new' | 'classic';

/** A block of a README that somebody is meant to copy. */
export interface Block {
  /** README and line, for messages. */
  from: string;
  language: string;
  text: string;
}

/** In the order in which somebody reads them. A block that two of them have is copied once. */
function readmes(checkout: string): string[] {
  const plugins = readdirSync(join(checkout, 'plugins')).sort();
  return [
    'README.md',
    ...plugins.map(name => `plugins/${name}/README.md`),
    'templates/README.md',
  ].filter(path => existsSync(join(checkout, path)));
}

/**
 * The blocks behind `<!-- install -->`, and behind `<!-- install: classic -->` for the classic frontend.
 *
 * A mark without a block is an error, and so is an installation without a mark: its lines would not be tried.
 */
export function blocksFor(frontend: Frontend, checkout: string): Block[] {
  const blocks: Block[] = [];
  for (const path of readmes(checkout)) {
    const text = readFileSync(join(checkout, path), 'utf8');
    const marks = [...text.matchAll(/^<!-- install(?:: (\w+))? -->$/gm)];
    if (marks.length === 0 && /^## Installation$/m.test(text)) {
      throw new Error(`${path} has no <!-- install --> before any block.`);
    }
    for (const mark of marks) {
      const from = `${path}:${text.slice(0, mark.index).split('\n').length}`;
      const block = /^\n+```(\w+)\n([\s\S]*?)\n```$/m.exec(
        text.slice(mark.index + mark[0].length),
      );
      if (!block || block.index !== 0) {
        throw new Error(`${from}: no block follows the mark.`);
      }
      const [, language, code] = block;
      if (mark[1] && mark[1] !== 'classic') {
        throw new Error(`${from}: ${mark[1]} is no frontend; say classic.`);
      }
      const isMeant = !mark[1] || mark[1] === frontend;
      if (isMeant && !blocks.some(other => other.text === code)) {
        blocks.push({ from, language, text: code });
      }
    }
  }
  return blocks;
}

/** The lines to type in a shell, each once, with where they stand. */
export function commandsOf(
  blocks: Block[],
): Array<[line: string, from: string]> {
  const lines = new Map<string, string>();
  for (const { language, text, from } of blocks) {
    if (language === 'sh') {
      for (const line of text.split('\n')) {
        if (!lines.has(line)) lines.set(line, from);
      }
    }
  }
  return [...lines];
}

/**
 * Where in the files of create-app the words of our READMEs lead: what is copied goes behind the match, or in its place.
 * Words that are not here are an error, and so is a place that create-app no longer makes.
 */
const PLACES: Record<
  string,
  Record<string, { at: RegExp; instead?: boolean }>
> = {
  'packages/backend/src/index.ts': {
    '': { at: /(?=^backend\.start\(\);)/m },
  },
  'packages/app/src/App.tsx': {
    'among the routes': { at: /(?=<\/FlatRoutes>)/ },
    'in the place of the route of the scaffolder': {
      at: /<Route path="\/create" element={<ScaffolderPage \/>} \/>/,
      instead: true,
    },
  },
  'packages/app/src/components/catalog/EntityPage.tsx': {
    'in the grid of the overview': {
      at: /const overviewContent = [\s\S]*?<EntityAboutCard \/>\s*<\/Grid>/,
    },
    'among the tabs of a service': {
      at: /const serviceEntityPage = [\s\S]*?<\/EntityLayout.Route>/,
    },
    'in the grid of the overview of groups, systems and domains': {
      at: /const (?:group|system|domain)Page = [\s\S]*?{entityWarningContent}/g,
    },
  },
  'packages/app/src/components/Root/Root.tsx': {
    'in the sidebar': { at: /<SidebarScrollWrapper>/ },
  },
};

/** Copies a block of TypeScript into the file that its first line names. */
export function paste(app: string, { text, from }: Block) {
  const { file, imports, parts } = read(text, from);
  const path = join(app, file);
  if (!existsSync(path) || !Object.hasOwn(PLACES, file)) {
    throw new Error(`${from}: a new Backstage has no ${file} to add to.`);
  }
  let code = readFileSync(path, 'utf8');
  for (const [words, part] of parts) {
    const place = PLACES[file][words];
    if (!place || code.search(place.at) < 0) {
      throw new Error(
        `${from}: nobody can tell where in ${file} "${words}" is.`,
      );
    }
    code = code.replace(place.at, found =>
      place.instead ? part : `${found}\n${part}\n`,
    );
  }
  writeFileSync(path, [...imports, code].join('\n'));
}

/** `// <file>`, imports, then parts, each behind a comment that says where it goes. */
function read(text: string, from: string) {
  const [first, ...rest] = text.split('\n');
  const file = /^\/\/ (\S+)$/.exec(first)?.[1];
  if (!file) {
    throw new Error(`${from}: the block does not begin with "// <file>".`);
  }
  const imports: string[] = [];
  const body = rest.join('\n').replace(/^import [\s\S]*?;$\n*/gm, statement => {
    imports.push(statement.trim());
    return '';
  });
  const [head, ...others] = body.split(/^\/\/ (.*)$/m);
  const parts: Array<[words: string, part: string]> = [];
  if (head.trim()) parts.push(['', head.trim()]);
  for (let index = 0; index < others.length; index += 2) {
    parts.push([others[index], others[index + 1].trim()]);
  }
  return { file, imports, parts };
}

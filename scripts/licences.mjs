// `npm run licences`: which licences come with what we publish.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson, root } from './checkout.mjs';
import { setUp } from './install.mjs';
import { say } from './say.mjs';

/** What may come with a package under the Apache License, by SPDX identifier: nothing that binds who uses it. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** What package.json does not say, or is said by no identifier above; each was read and has a reason. */
const ARGUED = {
  '@isomorphic-git/pgp-plugin': {
    licence: 'LGPL-3.0+',
    why: 'comes with Backstage, which loads it as it is published; nothing of it is in a file of ours',
  },
  '@remixicon/react': {
    licence: 'Remix Icon License 1.0',
    why: 'comes with Backstage; icons may be used in any product, but not sold as icons',
  },
  'color-convert': { licence: 'MIT', why: 'in its LICENSE' },
  'fast-shallow-equal': { licence: 'Unlicense', why: 'in its LICENSE' },
  pause: { licence: 'MIT', why: 'in its Readme.md' },
  'react-universal-interface': { licence: 'Unlicense', why: 'in its LICENSE' },
  'valid-url': { licence: 'MIT', why: 'in its LICENSE' },
};

/**
 * Every package that is installed with those of a checkout that are published, once for each version:
 * `{ name, version, licence, path, problem }`. `path` are the names that lead to it, and `problem` says
 * why it may not come along, where that is so.
 */
export function licences(checkout = root) {
  const found = new Map();
  const visit = (folder, path) => {
    const manifest = readJson(join(folder, 'package.json'));
    const wanted = {
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
    };
    for (const name of Object.keys(wanted)) {
      const place = installed(checkout, folder, name);
      // What is optional is not there on every machine, and peers bring along what they have.
      if (!place || found.has(place)) continue;
      const { version, ...said } = readJson(join(place, 'package.json'));
      const licence = licenceOf(said);
      found.set(place, {
        name,
        version,
        licence: licence || ARGUED[name]?.licence || 'none',
        path: [...path, name],
        problem: problemOf(name, licence),
      });
      visit(place, [...path, name]);
    }
  };
  for (const group of ['packages', 'plugins']) {
    for (const folder of readdirSync(join(checkout, group)).sort()) {
      const place = join(checkout, group, folder);
      if (!existsSync(join(place, 'package.json'))) continue;
      const manifest = readJson(join(place, 'package.json'));
      if (!manifest.private) visit(place, [manifest.name]);
    }
  }
  return [...found.values()]
    .filter(({ name }) => !name.startsWith('@plimsoll/'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Names in the list of those that are argued which nothing needs any more. */
export function stale(all) {
  return Object.keys(ARGUED).filter(
    argued => !all.some(({ name }) => name === argued),
  );
}

export async function licencesTask() {
  await setUp();
  const all = licences();
  say('| package | version | licence |\n| --- | --- | --- |');
  for (const { name, version, licence } of all)
    say(`| ${name} | ${version} | ${licence} |`);
  const problems = all.flatMap(({ problem }) => problem ?? []);
  for (const problem of problems) say(problem);
  return problems.length > 0 ? 1 : 0;
}

/** Where a package of that name is found from a folder, as Node.js looks for it. */
function installed(checkout, from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === checkout || folder === dirname(folder)) return undefined;
  }
}

/** The licence as package.json has it, in each of the forms that there were. */
function licenceOf({ license, licenses }) {
  const said = license ?? licenses ?? '';
  return [said]
    .flat()
    .map(one => (typeof one === 'string' ? one : one.type))
    .join(' OR ');
}

function problemOf(name, licence) {
  const argued = ARGUED[name];
  if (argued && (!licence || argued.licence === licence)) return undefined;
  if (isAllowed(licence)) return undefined;
  return `${name} is under ${
    licence || 'no licence that its package.json names'
  }: replace it, or add the licence, or the package with a reason, to scripts/licences.mjs.`;
}

/** An expression of one sort of operator; what mixes them is for people. */
function isAllowed(expression) {
  const parts = word =>
    expression
      .replace(/^\((.*)\)$/, '$1')
      .split(` ${word} `)
      .map(one => one.trim());
  const known = one => ALLOWED.includes(one);
  return parts('OR').some(known) || parts('AND').every(known);
}

// Finds the browser of the browser test.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './say.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chromium or Chrome; a problem that says how to get one if there is none. */
export function chromium(environment = process.env) {
  const { CHROMIUM: given, PATH = '' } = environment;
  if (given) {
    if (!runs(given)) {
      throw new Problem(`CHROMIUM=${given} is not a program that can be run.`);
    }
    return given;
  }
  const found = [
    ...NAMES.flatMap(name =>
      PATH.split(delimiter).map(folder => join(folder, name)),
    ),
    ...ELSEWHERE,
  ].find(runs);
  if (!found) {
    throw new Problem(
      'The browser test needs Chromium or Chrome, and there is none: run `apt-get install chromium` (Debian, Ubuntu), `brew install --cask chromium` (macOS), or set CHROMIUM to its path.',
    );
  }
  return found;
}

// `npm run lint`: the Backstage CLI's rules, and the format.

import { bin, root } from './checkout.mjs';
import { setUp } from './install.mjs';
import { run } from './processes.mjs';

export async function lintTask(args) {
  const tools = await setUp();
  const options = { cwd: root, env: tools.environment };
  const linted = await run(
    tools.node,
    [
      bin('@backstage/cli', 'backstage-cli'),
      ...['repo', 'lint', '--max-warnings', '0'],
      ...args,
    ],
    options,
  );
  const formatted = await run(
    tools.node,
    [bin('prettier', 'prettier'), '--check', '--loglevel', 'warn', '.'],
    options,
  );
  return linted || formatted;
}

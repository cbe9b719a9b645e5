// Talking to npm, and to Yarn with what npm is told of registries and proxies.

import { capture } from './processes.mjs';

/** Runs npm with its output captured. */
export function npm(args, options = {}) {
  const environment = { ...process.env, ...options.env };
  // Set by `npm run`: it would take this checkout for the project to install.
  delete environment.npm_config_local_prefix;
  const script = process.env.npm_execpath ?? '';
  return script.endsWith('npm-cli.js')
    ? capture(process.execPath, [script, ...args], {
        ...options,
        env: environment,
      })
    : capture('npm', args, { ...options, env: environment });
}

let cached;

/** What npm is set to, from its files and the environment. */
async function settings() {
  if (!cached) {
    const { code, stdout } = await npm(['config', 'list', '--json']);
    try {
      cached = code === 0 ? JSON.parse(stdout) : {};
    } catch {
      cached = {};
    }
  }
  return cached;
}

/** Yarn settings that say the same as npm's, unless Yarn was told itself. */
export async function yarnEnvironment() {
  const npmSettings = await settings();
  const environment = {
    // A `yarnPath` of the machine would run another Yarn.
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_TELEMETRY: '0',
  };
  const take = (name, value) => {
    if (value && !process.env[name]) {
      environment[name] = String(value);
    }
  };
  take('YARN_NPM_REGISTRY_SERVER', npmSettings.registry?.replace(/\/+$/, ''));
  take('YARN_HTTP_PROXY', npmSettings.proxy || process.env.HTTP_PROXY);
  take(
    'YARN_HTTPS_PROXY',
    npmSettings['https-proxy'] || process.env.HTTPS_PROXY,
  );
  take('YARN_HTTPS_CA_FILE_PATH', npmSettings.cafile);
  if (npmSettings['strict-ssl'] === false) {
    take('YARN_ENABLE_STRICT_SSL', 'false');
  }
  return environment;
}

/** A text without addresses, which may hold an internal host or a password. */
export function withoutRegistry(text) {
  return text.replace(/https?:\/\/[^\s"'),]+/g, '<address>');
}

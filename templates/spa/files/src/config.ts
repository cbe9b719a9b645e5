/** What the container was told when it started, see nginx/start. */
export interface Config {
  /** Of the image. */
  version: string;
  /** Where the API answers; empty if it is behind the same host as these pages. */
  apiUrl: string;
}

declare global {
  interface Window {
    config?: Partial<Config>;
  }
}

/** With defaults for what /config.js does not say, as in a test. */
export function configOf({ config }: Pick<Window, 'config'>): Config {
  return {
    version: config?.version || '0.0.0-dev',
    apiUrl: (config?.apiUrl ?? '').replace(/\/+$/, ''),
  };
}

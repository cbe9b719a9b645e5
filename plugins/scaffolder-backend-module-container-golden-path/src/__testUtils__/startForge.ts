import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { FileChanges, Forge } from '@plimsoll/forge';

const user = { name: 'demo', password: 'demo-password' };

const running: Forge[] = [];
afterAll(() => Promise.all(running.map(forge => forge.stop())));

/** A forge that ends with the test file, and `gitea.example.com` that is it. */
export async function startForge() {
  const forge = await Forge.start({ user, log: () => {} });
  running.push(forge);
  const config = new ConfigReader({
    integrations: {
      gitea: [
        {
          host: new URL(forge.url).host,
          baseUrl: forge.url,
          username: user.name,
          password: user.password,
        },
        {
          host: 'gitea.example.com',
          baseUrl: forge.url,
          username: user.name,
          password: user.password,
        },
        { host: 'open.example.com', baseUrl: forge.url },
      ],
    },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const api = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${forge.url}/api/v1${path}`, {
      ...init,
      headers: {
        Authorization: `token ${user.password}`,
        'Content-Type': 'application/json',
      },
    });
    return response.headers.get('content-type')?.includes('json')
      ? response.json()
      : response.text();
  };
  /** The repository `harbour/<name>`, new. */
  const repository = (name: string, files: FileChanges) =>
    forge.createRepository('harbour', name, files);
  return { forge, config, integrations, api, repository, user };
}

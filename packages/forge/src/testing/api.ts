import type { Forge } from '../Forge';
import { startForge, user } from './startForge';
import type { ForgeOptions } from '../Forge';

/** Sends requests to the API as the forge's user, or as `credentials` say. */
export function apiOf(
  forge: Forge,
  credentials = `${user.name}:${user.password}`,
) {
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${forge.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    let json: any;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: response.status, body: json, text, response };
  };
}

/** A forge with `acme/shop` in it. */
export async function startShop(options: ForgeOptions = {}) {
  const { forge, lines } = await startForge(options);
  await forge.createRepository('acme', 'shop', {
    Dockerfile: 'FROM node:22\n',
    'src/index.ts': 'one\ntwo\nthree\n',
  });
  return { forge, lines, api: apiOf(forge) };
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { parseAllDocuments } from 'yaml';
import { complaintsAbout } from '../pipelines/complaints';

/** What tools and schemas of others have against the files of a rendering, each in one line. */
export async function formatComplaints(
  folder: string,
  files: readonly string[],
): Promise<string[]> {
  const complaints: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const complaint of await complaintsOf(file, text)) {
      complaints.push(`${file}: ${complaint}`);
    }
  }
  return complaints;
}

async function complaintsOf(file: string, text: string): Promise<string[]> {
  const found = [...spaces(text)];
  // Python's style guide asks for two.
  if (!file.endsWith('.py') && /\n{3}/.test(text))
    found.push('has two empty lines in a row');
  if (/\.json$/.test(file)) return [...found, ...json(text)];
  if (/\.(xml|svg)$/.test(file)) return [...found, ...xml(text)];
  if (!/\.ya?ml$/.test(file)) return found;
  found.push(...yaml(text));
  if (file.startsWith('.github/workflows/')) {
    found.push(
      ...(await complaintsAbout({ name: file, kind: 'github-actions', text })),
    );
  }
  if (basename(file) === '.gitlab-ci.yml') {
    found.push(
      ...(await complaintsAbout({ name: file, kind: 'gitlab-ci', text })),
    );
  }
  if (file.startsWith('deploy/')) found.push(...kubernetes(text));
  return found;
}

/** What a careless template leaves behind. */
function spaces(text: string): string[] {
  const found: string[] = [];
  text.split('\n').forEach((line, index) => {
    if (/[ \t]$/.test(line)) found.push(`${index + 1}: ends with a space`);
    if (/\{[=%] |[ ][=%]\}/.test(line.replace(/%\} =\} #/, '')))
      found.push(`${index + 1}: not filled in: ${line}`);
  });
  if (text && !text.endsWith('\n')) found.push('has no final line end');
  return found;
}

function json(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

const { DOMParser } = new JSDOM().window;

function xml(text: string): string[] {
  const read = new DOMParser().parseFromString(text, 'application/xml');
  const error = read.querySelector('parsererror');
  return error ? [String(error.textContent).split('\n')[0]] : [];
}

const REFERENCE = { tag: '!reference', collection: 'seq' as const };

function yaml(text: string): string[] {
  return parseAllDocuments(text, { customTags: [REFERENCE] }).flatMap(
    ({ errors, warnings }) =>
      [...errors, ...warnings].map(({ message }) => message.split('\n')[0]),
  );
}

/** Validators of the Kubernetes API, by group and version. */
const API: Record<string, Record<string, new (data: any) => Validated>> = {
  v1: require('kubernetes-models/v1'),
  'apps/v1': require('kubernetes-models/apps/v1'),
  'batch/v1': require('kubernetes-models/batch/v1'),
  'policy/v1': require('kubernetes-models/policy/v1'),
  'networking.k8s.io/v1': require('kubernetes-models/networking.k8s.io/v1'),
};
interface Validated {
  validate(): void;
}

function kubernetes(text: string): string[] {
  return parseAllDocuments(text).flatMap(document => {
    const { apiVersion = '', kind = '', ...rest } = document.toJS() ?? {};
    // Of others than Kubernetes itself; nothing here has their schemas.
    if (/kustomize|kyverno/.test(apiVersion)) return [];
    const Model = API[apiVersion]?.[kind];
    if (!Model) return [`nothing is known of ${kind} in ${apiVersion}`];
    try {
      new Model({ apiVersion, kind, ...rest }).validate();
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Dockerfile of the corpus; it is a service of its own. */
export interface CorpusFile {
  file: string;
  text: string;
  /** `<file>.dockerignore`, where there is one. */
  ignore?: { file: string; text: string };
}

/** A service of the corpus that is made of files of other kinds. */
export interface CorpusProject {
  /** The name of its folder. */
  name: string;
  /** All its files, by their paths in the folder. */
  files: { file: string; text: string }[];
}

/** The folders whose folders are projects. */
export const projectFolders = ['compose', 'kubernetes', 'pipelines'] as const;

/** What a folder of the corpus holds projects of. */
export type ProjectFolder = (typeof projectFolders)[number];

/** Every Dockerfile of the corpus, by its number. */
export function readDockerfiles(): CorpusFile[] {
  const folder = join(__dirname, 'dockerfile');
  const names = readdirSync(folder).sort();
  const read = (file: string) => ({
    file,
    text: readFileSync(join(folder, file), 'utf8'),
  });
  return names
    .filter(name => name.endsWith('.Dockerfile'))
    .map(name => {
      const ignore = `${name}.dockerignore`;
      return {
        ...read(name),
        ...(names.includes(ignore) && { ignore: read(ignore) }),
      };
    });
}

/** Every project of a folder of the corpus, by its number. */
export function readProjects(folder: ProjectFolder): CorpusProject[] {
  const root = join(__dirname, folder);
  return readdirSync(root)
    .sort()
    .map(name => ({
      name,
      files: filesIn(join(root, name), '').map(file => ({
        file,
        text: readFileSync(join(root, name, file), 'utf8'),
      })),
    }));
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesIn(root, path) : [path];
    })
    .sort();
}

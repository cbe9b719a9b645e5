import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, 'dockerfile');

/** A Dockerfile of the corpus; it is a service of its own. */
export interface CorpusFile {
  file: string;
  text: string;
  /** `<file>.dockerignore`, where there is one. */
  ignore?: { file: string; text: string };
}

/** Every Dockerfile of the corpus, by its number. */
export function readCorpus(): CorpusFile[] {
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

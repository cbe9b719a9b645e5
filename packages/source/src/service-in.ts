import { ServiceFiles, Source } from '@plimsoll/engine';
import { SourceError } from './source-error';

/**
 * Which of several services of a folder is meant.
 *
 * @public
 */
export interface WhichService {
  /** The folder of the service, seen from the folder that was read; all of that unless given. */
  service?: string;
  /** The folders of the other services. */
  others?: readonly string[];
  /** What the annotation `plimsoll.dev/files` of its entity says. */
  filePatterns?: string;
}

/**
 * The files that the portal takes for those of one service of a repository.
 *
 * @throws {@link SourceError} where there is no such folder
 * @public
 */
export function serviceIn(
  source: Source,
  { service = '', others = [], filePatterns }: WhichService,
): Source {
  const { files, unreadable = [], paths } = source;
  const inFolder = plain(service);
  const folders = [inFolder, ...others.map(plain)];
  if (inFolder && !paths?.some(path => path.startsWith(`${inFolder}/`)))
    throw new SourceError(`There is no folder ${inFolder} in the one to scan`);
  const all = new ServiceFiles([...files, ...unreadable], folders);
  const own = all.of(inFolder, filePatterns);
  return {
    files: files.filter(({ file }) => own.paths.has(file)),
    unreadable: unreadable.filter(({ file }) => own.paths.has(file)),
    paths,
    scope: own.scope,
  };
}

/** As paths of the source are written. */
const plain = (folder: string) =>
  folder.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '').replace(/^\.$/, '');

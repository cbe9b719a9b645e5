/** Whether ADD fetches this from a repository: `git@…`, `git://…`, `https://….git#v1`. */
export const isGitAddress = (source: string): boolean =>
  /^(?:git|ssh):\/\/|^git@/i.test(source) ||
  /^https?:\/\/[^#?]*\.git(?:[#?]|$)/i.test(source);

/** Whether ADD downloads this as a file. */
export const isWebAddress = (source: string): boolean =>
  /^(?:https?|ftp):\/\//i.test(source) && !isGitAddress(source);

/** Whether ADD would unpack a file of this name. It looks at the content, but hardly an archive has another name. */
export const isArchiveName = (path: string): boolean =>
  /\.(?:tar|tgz|taz|tb2|tbz|tbz2|tlz|tpz|txz|tz|tzst|tar\.(?:gz|bz2|xz|zst|lz|lz4|lzma|z))$/i.test(
    path,
  );

/** Whether ADD might unpack it: an archive by its name, or something packed that can hold one. */
export const mayBeArchive = (path: string): boolean =>
  isArchiveName(path) || /\.(?:gz|bz2|xz|zst|lz|lz4|lzma|z)$/i.test(path);

/** Whether a file of this name is packed, whatever unpacks it. */
export const isPackedName = (path: string): boolean =>
  mayBeArchive(path) || /\.(?:zip|7z)$/i.test(path);

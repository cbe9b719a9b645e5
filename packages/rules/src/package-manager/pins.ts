import { remember, Text, UNKNOWN } from '@plimsoll/syntax';
import type { Manager, PackageCommand } from './command';

/** A package that is to be installed. */
export interface Package {
  readonly at: Text;
  /** As written, or as the variable has it. */
  readonly name: string;
  /** Whether it says which version; undefined when a variable hides it. */
  readonly isPinned: boolean | undefined;
}

/** The packages that a command names. Things without a version of their own (groups, folders) are left out. */
export const packagesOf = remember(readPackages);

function readPackages(install: PackageCommand): Package[] {
  const { manager, command } = install;
  if (hasPinForAll(install) || isOfGroups(install)) return [];
  const isModule = command.subcommand === 'module';
  // What follows the package is for the program that `go run` starts.
  const isRun = manager === 'go' && install.verb.value === 'run';
  const operands = isRun ? install.operands.slice(0, 1) : install.operands;
  return operands.flatMap(at =>
    wordsIn(at)
      .filter(word => !isIgnored[manager](word))
      .map(word => ({
        at,
        name: word,
        isPinned: pinOf(word, isModule ? isStream : isPinned[manager]),
      })),
  );
}

/** `dnf groupinstall`, `dnf group install`: names of groups. */
const isOfGroups = ({ command, verb }: PackageCommand) =>
  verb.value === 'groupinstall' || /^groups?$/.test(command.subcommand ?? '');

/** A variable without quotes may stand for several words. */
function wordsIn({ shape, quoted }: Text): string[] {
  return quoted ? [shape] : shape.split(/\s+/).filter(Boolean);
}

function pinOf(word: string, test: (word: string) => boolean) {
  if (test(word)) return true;
  return word.includes(UNKNOWN) ? undefined : false;
}

/** Flags that say the versions of all packages of a command. */
function hasPinForAll({ manager, command }: PackageCommand): boolean {
  switch (manager) {
    case 'apt':
      return command.hasFlag('-t', '--target-release', '--default-release');
    case 'pip':
      return command.hasFlag('-c', '--constraint', '--constraints');
    case 'gem':
      return command.hasFlag('-v', '--version', '-g', '--file');
    default:
      return false;
  }
}

type Test = (word: string) => boolean;

const isUrl: Test = word => /^[a-z][a-z+]*:\/\//i.test(word);
const isPath: Test = word => /^(?:\.{1,2}|~)?\/|^\.{1,2}$/.test(word);

/** `name-version`, `name-epoch:version-release.arch`. Names hold dashes and digits too, so this is a good guess. */
const isRpmVersion: Test = word =>
  /-(?:\d{1,3}:)?[\d\uFFFC][\w.~^+*\uFFFC]*(?:-\d[\w.~^+*]*)?$/.test(word);
const isRpmFile: Test = word => /\.rpm$/i.test(word) || isUrl(word);
const isStream: Test = word => word.includes(':');
const hasComparison: Test = word => /[<>=]/.test(word);

const isDnfPinned: Test = word =>
  isRpmFile(word) ||
  isPath(word) ||
  hasComparison(word) ||
  isRpmVersion(word) ||
  (word.startsWith('@') && isStream(word));

const isPinned: Readonly<Record<Manager, Test>> = {
  apt: word => word.includes('=') || word.includes('/') || /\.deb$/.test(word),
  apk: word => /[=<>~]/.test(word) || /\.apk$/.test(word),
  yum: isDnfPinned,
  dnf: isDnfPinned,
  zypper: word => isRpmFile(word) || isPath(word) || /[<>=~]/.test(word),
  pip: isPinnedForPip,
  npm: isPinnedForNpm,
  gem: word => /:[^:]/.test(word) || /\.gem$/.test(word),
  go: word => /@(?!latest$|upgrade$|patch$|main$|master$|HEAD$)./.test(word),
};

const isIgnored: Readonly<Record<Manager, Test>> = {
  // `name-` removes it.
  apt: word => /[a-z0-9]-$/.test(word) || isPath(word),
  // `!name` keeps it away, `.name` is a group of packages made here.
  apk: word => word.startsWith('!') || word.startsWith('.'),
  yum: isWithoutVersion,
  dnf: isWithoutVersion,
  zypper: word => /^[-!]/.test(word) || /^(?:pattern|product):/.test(word),
  pip: isLocalForPip,
  npm: word =>
    isPath(word) ||
    /^(?:file|link|workspace|portal):|^(?:true|false)$/.test(word),
  gem: isPath,
  go: isLocalForGo,
};

/** rpm: groups, and what a package provides: `@development`, `dnf-command(config-manager)`. */
function isWithoutVersion(word: string): boolean {
  return (word.startsWith('@') && !isStream(word)) || word.includes('(');
}

/** pip: archives, folders, `.[extra]`. */
function isLocalForPip(word: string): boolean {
  const path = word.replace(/\[[^[\]]*\]$/, '');
  if (isUrl(path) || / @ /.test(path)) return false;
  return (
    isPath(path) ||
    /^file:/.test(path) ||
    isArchive(path) ||
    /^[^=<>!~@;]*\//.test(path)
  );
}

const isArchive: Test = word =>
  /\.(?:whl|zip|tgz|tar|tar\.(?:gz|bz2|xz))$/i.test(word);

/** pip: `name==1`, a reference of a repository, a file somewhere. */
function isPinnedForPip(word: string): boolean {
  // What stands behind the semicolon is about the Python, not about the package.
  const [requirement] = word.split(';');
  const url = /(?:^|@ ?)((?:git|hg|svn|bzr)\+\S+)/.exec(requirement)?.[1];
  if (url)
    return /@[^/@]+$/.test(
      url.replace(/[#?].*/s, '').replace(/^[^/]*\/\/[^/]*/, ''),
    );
  if (/(?:^|@ ?)(?:https?|file|ftp):/.test(requirement)) return true;
  return /[=<>~!]=|[<>]/.test(requirement);
}

/** npm: `name@1`, `git+https://…#v1`, a tarball. A tag that moves is no version. */
function isPinnedForNpm(word: string): boolean {
  if (/^git[+:]|^(?:github|gitlab|bitbucket|gist):|\.git(?:#|$)/.test(word))
    return /#./.test(word);
  if (/\.(?:tgz|tar|tar\.gz)$/.test(word) || isUrl(word)) return true;
  if (/^[\w.-]+\/[\w.-]+(?:#|$)/.test(word)) return /#./.test(word);
  return /^@?[^@]+@(?!(?:latest|next|\*|x)?$)./.test(word);
}

/** go: a package of this module, of the standard library, or a file. */
function isLocalForGo(word: string): boolean {
  const [host] = word.split('/');
  return (
    isPath(word) ||
    /\.go$/.test(word) ||
    (!host.includes('.') && !host.includes(UNKNOWN)) ||
    /^\.{1,3}$/.test(word)
  );
}

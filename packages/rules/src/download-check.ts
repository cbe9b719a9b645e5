import type { Command } from '@plimsoll/engine';

/** Whether a command is one that compares a file with its checksum or its signature. */
export const isCheck = ({ name, subcommand }: Command): boolean =>
  /^(?:(?:sha\d{1,3}|b2|md5)sum|shasum|gpgv?\d?|cosign|minisign|signify)$/.test(
    name ?? '',
  ) ||
  (name === 'openssl' && subcommand === 'dgst');

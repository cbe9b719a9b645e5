/** The size from which a file is not read: no file that people write by hand comes near it. @public */
export const MAX_FILE_LENGTH = 1024 * 1024;

/** Bounds of a YAML file. Real ones stay far below; files beyond them are made to exhaust their reader. */
export const yamlLimits = {
  /** The smallest pieces of the syntax: a scalar, a colon, a stretch of spaces. */
  tokens: 400_000,
  /** Maps and lists in each other. */
  depth: 100,
  documents: 1_000,
  aliases: 1_000,
  /** Nodes that aliases and merge keys may stand for, beyond those written out. */
  expansion: 100_000,
  /** Problems that are told of one file. */
  problems: 50,
};

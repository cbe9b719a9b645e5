import type { Located } from '../located';
import type { ParsedFile } from '../parsed-file';

/** One `KEY=value` line. @public */
export interface EnvVariable extends Located {
  readonly name: string;
  readonly key: Located;
  /** Without quotes; undefined for a name alone. */
  readonly value: string | undefined;
  /** The value as it stands in the file, with quotes. */
  readonly at: Located;
}

/** A `.env` file. @public */
export interface EnvFile extends ParsedFile {
  readonly kind: 'env';
  readonly variables: readonly EnvVariable[];
  /** `.env.example`, `.env.sample`, …: meant to be committed. */
  readonly isExample: boolean;
  /** Its values are encrypted (sops, dotenvx). */
  readonly isEncrypted: boolean;
  /** `.env.test`, `.env.development`: only developers and tests read it. */
  readonly isForDevelopment: boolean;
  /** It is among the files of the repository; undefined where those are not known. */
  readonly isCommitted: boolean | undefined;
}

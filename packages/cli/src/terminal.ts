/** What the program is given besides its arguments, so that tests can give it too. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  colour: boolean;
  /** `YYYY-MM-DD` */
  today: string;
}

/** What a person can mend by calling the program otherwise. */
export class UsageError extends Error {}

/** It was asked well and cannot be done. */
export class ScanError extends Error {}

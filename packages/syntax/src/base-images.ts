/**
 * What is known of an image that others build on. Absent means not known.
 *
 * @public
 */
export interface BaseImageFacts {
  /** The user that its containers run as. */
  readonly user?: string;
  readonly hasShell?: boolean;
  readonly packageManager?:
    | 'apt'
    | 'apk'
    | 'dnf'
    | 'microdnf'
    | 'yum'
    | 'zypper';
  readonly workdir?: string;
  readonly windows?: boolean;
}

import type { Severity } from '@plimsoll/engine';

/** A kind of file that holds credentials. */
export interface CredentialFile {
  readonly what: string;
  readonly severity: Severity;
}

const kinds: readonly (CredentialFile & {
  readonly match: RegExp;
  readonly unless?: RegExp;
})[] = [
  {
    what: 'a private key',
    severity: 'high',
    match:
      /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|[^/]+\.key|[^/]*(?:private|priv)[-_]?key[^/]*\.pem|[^/]*[-_]key\.pem|key\.pem|privkey\.pem)$/i,
    // Keys that packages are checked with are public.
    unless: /sign|pub|gpg|release|archive|repo|keyring|\/etc\/apt\//i,
  },
  {
    what: 'a key store',
    severity: 'high',
    match: /\.(?:p12|pfx|jks|keystore|kdbx)$/i,
    unless: /trust|cacerts/i,
  },
  {
    what: 'a file of environment variables, which mostly holds secrets',
    severity: 'high',
    match: /(?:^|\/)\.env(?:\.[^/]+)?$/,
    unless: /\.(?:example|sample|template|dist|defaults?)$/i,
  },
  {
    what: 'a file of passwords or tokens',
    severity: 'high',
    match:
      /(?:^|\/)(?:\.netrc|_netrc|\.git-credentials|\.pypirc|\.pgpass|\.my\.cnf|\.dockercfg|\.aws\/(?:credentials|config)|\.docker\/config\.json|\.kube\/config|kubeconfig(?:\.ya?ml)?|\.config\/gh\/hosts\.yml)$/,
  },
  {
    what: 'the key of a service account',
    severity: 'high',
    match:
      /(?:^|\/)(?:[^/]*service[-_]?account[^/]*|[^/]*gcp[-_]?(?:key|credentials)[^/]*|(?:[^/]*[-_.])?credentials|client_secret[^/]*|application_default_credentials)\.json$/i,
  },
  {
    what: 'a Kerberos key table',
    severity: 'high',
    match: /\.keytab$/i,
  },
  {
    what: 'the credentials of Composer',
    severity: 'high',
    // Elsewhere it may be anybody's, a table of words for one.
    match: /^(?:\.\/)?auth\.json$|(?:^|\/)\.composer\/auth\.json$/,
  },
  {
    what: 'the settings of npm, which mostly hold a token',
    severity: 'medium',
    match: /(?:^|\/)\.npmrc$/,
  },
];

/** In the names of all of them; in hardly any other. */
const telling =
  /key|pem$|p12$|pfx$|jks$|kdbx$|rsa$|[ed][ds]a$|ed25519$|env|netrc|credential|pypirc|pgpass|cnf$|docker|\.aws|kube|hosts\.yml$|json$|npmrc$/i;

/** What credentials a file holds by its name; undefined if none are known to. */
export function credentialFile(path: string): CredentialFile | undefined {
  if (!telling.test(path)) return undefined;
  return kinds.find(
    ({ match, unless }) => match.test(path) && !unless?.test(path),
  );
}

/** Whether a variable names a file of credentials. */
export const namesCredentialFile = (name: string): boolean =>
  /^(?:GOOGLE_APPLICATION_CREDENTIALS|AWS_SHARED_CREDENTIALS_FILE|AWS_CONFIG_FILE|AZURE_AUTH_LOCATION|KUBECONFIG)$/.test(
    name,
  );

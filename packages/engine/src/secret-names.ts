/** Words that make a name a secret's, and words that make it harmless after all. */
const secretWords = new Set([
  'apikey',
  'apitoken',
  'auth',
  'authorization',
  'authtoken',
  'authkey',
  'credential',
  'credentials',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'requirepass',
  'masterauth',
  'pass',
  'pwd',
  'pat',
  'secret',
  'secretkey',
  'secrets',
  'token',
  'privatekey',
  'accesskey',
  'signingkey',
  'encryptionkey',
  'dsn',
]);
const harmlessWords = new Set([
  'file',
  'path',
  'dir',
  'name',
  'url',
  'uri',
  'host',
  'port',
  'method',
  'type',
  'ttl',
  'expiry',
  'expires',
  'issuer',
  'enabled',
  'version',
  'length',
  'public',
  'stdin',
]);
const keyQualifiers = new Set([
  'api',
  'access',
  'private',
  'secret',
  'signing',
  'encryption',
  'auth',
  'master',
  'session',
  'jwt',
  'hmac',
  'cookie',
]);

/** What is in the name of each secret. */
export const secretHint =
  /pass|pwd|pat(?![a-z])|secret|token|key|cred|auth|dsn/i;

/** Whether a key's name says that its value is a secret: `DB_PASSWORD`, `apiKey`, `AWS_SECRET_ACCESS_KEY`. @public */
export function isSecretName(name: string): boolean {
  if (name.length > 100 || name === 'id-token') return false;
  // Nearly every word of a file comes by here, and nearly none is one.
  if (!secretHint.test(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  if (harmlessWords.has(words[words.length - 1] ?? '')) return false;
  return words.some(
    (word, i) =>
      secretWords.has(word) ||
      /(password|passwd|secret|token)\d*$/.test(word) ||
      (/^keys?\d*$/.test(word) && i > 0 && keyQualifiers.has(words[i - 1])),
  );
}

/** `$NAME`, `${{ secrets.NAME }}`, `{{ .Values.x }}`, and words that cannot be a secret: showing these helps and hurts nobody. */
export function isReference(value: string): boolean {
  const text = value.trim().replace(/^["']|["']$/g, '');
  if (
    text === '' ||
    /^(true|false|yes|no|null|none|read|write|inherit|~|\d{1,2})$/i.test(text)
  ) {
    return true;
  }
  if (/^\$\w+$/.test(text)) return true;
  if (/^\$\{\w+(:?\?[^}]*)?\}$/.test(text)) return true;
  if (/^\$\([^)]*\)$/.test(text)) return true;
  return (
    (text.startsWith('${{') || text.startsWith('{{')) && text.endsWith('}}')
  );
}

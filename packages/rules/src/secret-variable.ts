import { isSecretName } from '@plimsoll/engine';

/** Last words of names that have to do with a secret and are none: how long, how, where, whose. */
const harmlessEnds =
  /(?:^|_)(?:ALGORITHM|ALGO|POLICY|PROVIDER|STRATEGY|MODE|MIN|MAX|SIZE|ROUNDS|COUNT|LIMIT|HEADER|PREFIX|SUFFIX|FIELD|COLUMN|TABLE|ENDPOINT|DOMAIN|AUDIENCE|SCOPES?|LIFETIME|LIFESPAN|EXPIRATION|EXPIRES_IN|EXPIRE|DURATION|TIMEOUT|INTERVAL|ROTATION|FORMAT|ENCODING|STORAGE|STORE|SERVICE|MANAGER|BACKEND|REQUIRED|OPTIONAL|DISABLED|USER|USERNAME|EMAIL|ID|ARN|REF|REALM|ROLES?|GRANT|AUTH|DSN|HASH|DIGEST|CLASS|PROTOCOL|RESET|LOCATION|REGION|SERVER|REQUEST|REQUESTS|MAX_AGE|ISS|AUD|CLAIM|CLAIMS|ENABLE|DEBUG|LEVEL|ORG|GROUP)$/;

/** Whether a variable's name says that its value is a secret. Stricter than what is masked: this one accuses. */
export function isSecretVariable(name: string): boolean {
  if (!isSecretName(name)) return false;
  const upper = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  return !(
    harmlessEnds.test(upper) || /ALLOW_EMPTY|RANDOM_ROOT|PUBLIC/.test(upper)
  );
}

/** Whether a text that is written out could be a secret: not empty, not a switch, a time, a path or a placeholder. */
export function isSecretValue(value: string): boolean {
  const text = value.trim();
  if (text === '') return false;
  if (/^(?:true|false|yes|no|on|off|null|none|~|\*+|x{3,})$/i.test(text))
    return false;
  // A hash that was made to be written down.
  if (/^\$(?:2[abxy]|argon2(?:id?|d)|apr1|[156y])\$/.test(text)) return false;
  // A number of seconds or bytes, a duration.
  if (/^\d{1,5}$|^\d{1,6}\s?(?:ms|s|m|h|d|w|min|sec|days?|hours?)$/i.test(text))
    return false;
  // A file that holds it, a secret that is looked up when the service starts.
  if (
    /^(?:\.{0,2}\/|[a-z]+:\/\/[^@]*$|arn:|vault:|secret:|ref\+|op:\/\/|ENC\[|encrypted:)/i.test(
      text,
    )
  )
    return false;
  return !/^<[^>]*>$|^\$\(|^%[A-Z_]+%$/.test(text);
}

/** What a front end is built with, and so is given to everybody: an API key of that sort is no secret. */
export function isPublicKey(name: string): boolean {
  return /^(?:VITE|REACT_APP|VUE_APP|GATSBY|STORYBOOK)_\w*(?:KEY|TOKEN|DSN)$/i.test(
    name,
  );
}

/** Words that are a password to nobody: what a developer's own machine uses. */
export function isPlaceholder(value: string): boolean {
  return /^(?:dev|test|local|demo|example|sample|dummy|fake|change[-_ ]?(?:me|it|this)|replace[-_ ]?me|your[-_ ].*|to[-_ ]?do|secret|s3cret|password|passwd|pass|postgres|root|admin|user|guest|minioadmin|mysql|app|foo|bar|insecure|not[-_ ]?(?:a|so)[-_ ]?secret)[\w!@-]{0,12}$|^.{1,3}$/i.test(
    value.trim(),
  );
}

import type { EnvFile, EnvVariable } from '@plimsoll/syntax';
import {
  isPlaceholder,
  isPublicKey,
  isSecretValue,
  isSecretVariable,
} from './secret-variable';
import { passwordInUrl } from './url-password';

/** The secret that a variable of an env file is given: its value, or the password in the URL that is its value. */
export function secretOf({ name, value }: EnvVariable): string | undefined {
  if (value === undefined || value.includes('${')) return undefined;
  const isSecret =
    isSecretVariable(name) && !isPublicKey(name) && isSecretValue(value);
  return isSecret ? value : passwordInUrl(value);
}

/** The variables that hold a secret; in a file for development not those whose value is nobody's. */
export function secretsOf(file: EnvFile): readonly EnvVariable[] {
  return file.variables.filter(variable => {
    const secret = secretOf(variable);
    return (
      secret !== undefined && !(file.isForDevelopment && isPlaceholder(secret))
    );
  });
}

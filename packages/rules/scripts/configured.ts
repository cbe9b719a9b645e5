import type { Case } from './cases';

/**
 * What a peer's configuration means for a rule of ours. Where a peer was configured in a way that is not here, the
 * case is judged as if it had not been.
 */
const meanings: readonly {
  peer: string;
  code: string;
  rule: string;
  options(config: string): Record<string, unknown>;
}[] = [];

/** The options for one of our rules that do what the peer was configured to do. */
export function optionsFor(
  { peer, code, config, options }: Case,
  rule: string,
): Record<string, unknown> {
  const configured = config ?? options;
  if (configured === undefined) return {};
  const text =
    typeof configured === 'string' ? configured : JSON.stringify(configured);
  const meaning = meanings.find(
    entry => entry.peer === peer && entry.code === code && entry.rule === rule,
  );
  return meaning?.options(text) ?? {};
}

/** BuildKit was told from outside to skip the check: that is no matter of the file. */
export function skipsAll({ peer, code, config }: Case): boolean {
  if (peer !== 'buildkit' || !config) return false;
  const match = /BUILDKIT_DOCKERFILE_CHECK"\s*:\s*"[^"]*?skip=([^";]*)/.exec(
    JSON.stringify(config),
  );
  const skipped = match?.[1].split(',') ?? [];
  return skipped.includes('all') || skipped.includes(code);
}

import type { Peer } from '@plimsoll/engine';

/** A tool whose codes rules name. */
interface PeerWords {
  readonly name: string;
  /** The comment of the tool that accepts this code; only where we honour it. */
  readonly comment?: (code: string) => string;
}

/** How the tools are called, and their comments that accept a finding of ours too. */
export const peerWords: Readonly<Record<Peer, PeerWords>> = {
  hadolint: { name: 'hadolint', comment: code => `# hadolint ignore=${code}` },
  trivy: { name: 'Trivy', comment: code => `# trivy:ignore:${code}` },
  checkov: { name: 'Checkov', comment: code => `# checkov:skip=${code}:why` },
  buildkit: {
    name: 'BuildKit (docker build --check)',
    comment: code => `# check=skip=${code}`,
  },
  kics: { name: 'KICS' },
  dclint: { name: 'dclint' },
  zizmor: { name: 'zizmor', comment: code => `# zizmor: ignore[${code}]` },
  'kube-linter': { name: 'KubeLinter' },
};

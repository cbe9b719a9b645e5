/** Findings that a rendering may have at the strictest policy, each with the reason. */
export const argued: { rule: string; why: string }[] = [
  {
    rule: 'dockerfile/pin-base-image-digest',
    why: 'no registry answers here; where one does the digest is there, and the updates of the repository pin it otherwise',
  },
  { rule: 'compose/image-digest', why: 'as for base images' },
  { rule: 'ci/image-pinned', why: 'as for base images' },
  {
    rule: 'compose/ulimits',
    why: 'the limits of the engine do for what is generated; which others a service needs, only its load tells',
  },
  {
    rule: 'compose/read-only-volumes',
    why: 'what is kept in a volume of a golden path is written by who mounts it',
  },
  {
    rule: 'compose/order-services',
    why: 'the service comes first, whatever its name, and what stands beside it after',
  },
  {
    rule: 'ci/cosign-keyless',
    why: 'only where the answer is to sign with a key',
  },
];

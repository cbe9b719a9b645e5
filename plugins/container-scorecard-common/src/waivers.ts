/**
 * How far a waiver is.
 *
 * `asked`: nobody has decided. `active`: approved and not over. `refused`, `withdrawn`: it never held, or holds no
 * more. `ended`: its last day is over.
 *
 * @public
 */
export type WaiverState =
  | 'asked'
  | 'active'
  | 'refused'
  | 'withdrawn'
  | 'ended';

/** Every {@link WaiverState}. @public */
export const WAIVER_STATES: readonly WaiverState[] = [
  'asked',
  'active',
  'refused',
  'withdrawn',
  'ended',
];

/**
 * An accepted failure: what it covers counts as waived, never as passed, until its last day is over.
 *
 * @public
 */
export interface Waiver {
  id: string;
  /** The service it holds for. */
  entityRef: string;
  /** Title of the service. */
  title: string;
  rule: string;
  /** Only findings in files of this path; `*` stands for any part of a name, `**` for any folders. Absent: in all. */
  path?: string;
  reason: string;
  /** What keeps the risk small meanwhile. */
  compensation?: string;
  /** The last day on which it holds, `YYYY-MM-DD`, UTC. */
  until: string;
  state: WaiverState;
  /** User entity ref. */
  askedBy: string;
  askedAt: string;
  /** Who approved, refused or withdrew it. */
  decidedBy?: string;
  decidedAt?: string;
  decisionReason?: string;
  /** Who approved it, also once it is withdrawn; user entity ref. */
  approvedBy?: string;
  approvedAt?: string;
  /** How many open findings it covers at present. */
  findings: number;
  /** True in its last seven days. */
  endsSoon: boolean;
  /** What the caller may do with it. */
  may: { decide: boolean; withdraw: boolean };
}

/** What `POST /waivers` takes. @public */
export interface WaiverRequest {
  entityRef: string;
  /** Id of a rule that fails there. */
  rule: string;
  path?: string;
  /** 10 to 2,000 characters. */
  reason: string;
  compensation?: string;
  /** A day from tomorrow on, not further away than policy allows. */
  until: string;
}

/** What `POST /waivers/:id/approve`, `refuse` and `withdraw` take. @public */
export interface WaiverDecision {
  /** Has to be there to refuse. */
  reason?: string;
}

/** What `GET /waivers` takes. All filters must hold; the values of one are alternatives. @public */
export interface ListWaiversRequest {
  entityRef?: string;
  rule?: string;
  state?: WaiverState[];
  /** Services of this group, system or domain, or of what is part of it. */
  scope?: string;
}

/** What `GET /waivers` answers. @public */
export interface ListWaiversResponse {
  /** Those to decide on first, then those that end first. */
  items: Waiver[];
  /** Whether the caller may ask for waivers of the services in `entityRef`; absent without one. */
  mayAsk?: boolean;
}

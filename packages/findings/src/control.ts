import { Kind, OutcomeState } from './words';

/**
 * What files can say of a control.
 *
 * `yes`: that it is met, and that it is not. `partly`: that it is not, or something in its favour, never all of it.
 * `no`: nothing; the image, the registry, the running system or a document decides.
 *
 * @public
 */
export type Assessable = 'yes' | 'partly' | 'no';

/**
 * What a rule says of a control.
 *
 * `full`: if it fails, the control is not met; if it and all others pass, the control is met. `part`: if it fails, the
 * control is not met; if it passes, that shows only part of what is asked. `support`: worth knowing, and decides nothing.
 *
 * @public
 */
export type Evidence = 'full' | 'part' | 'support';

/**
 * Where a control makes sense: on Docker hosts, in Kubernetes, or anywhere.
 *
 * @public
 */
export type Platform = 'docker' | 'kubernetes' | 'any';

/** A rule that gives evidence for a control. @public */
export interface ControlRule {
  id: string;
  evidence: Evidence;
  /** The files it looks at. */
  kinds: Kind[];
}

/** A control of a framework, in our own words. @public */
export interface Control {
  /** Within the framework: `5.13`. Several that nothing in a file can show may share one: `1.1.1-1.1.18`. */
  id: string;
  title: string;
  /** The section it stands in. */
  section: string;
  assessable: Assessable;
  platform: Platform;
  /** Who can tell, where files cannot, or what else an auditor has to look at. */
  note?: string;
  /** Rules that give evidence. */
  rules: ControlRule[];
}

/** A published set of controls at one version. @public */
export interface FrameworkInfo {
  /** `cis-docker@1.8.0`: the same number means different things in different versions. */
  id: string;
  name: string;
  version: string;
  /** What a result may be called and what not: "evidence for", never "compliant with". */
  note: string;
  /** Where it is published. */
  url?: string;
  controls: Control[];
}

/**
 * The state of a control. `met` needs every rule of it to pass with nothing unknown, and a control that files can
 * show in full.
 *
 * @public
 */
export type ControlState =
  | 'met'
  | 'not-met'
  | 'partly-evidenced'
  | 'not-assessable'
  | 'not-applicable';

/** Every {@link ControlState}, as reports order them. @public */
export const CONTROL_STATES: readonly ControlState[] = [
  'not-met',
  'partly-evidenced',
  'met',
  'not-assessable',
  'not-applicable',
];

/** What a rule says of a control in one service; `off`: policy does not ask it. @public */
export interface ControlRuleState {
  id: string;
  evidence: Evidence;
  state: OutcomeState | 'off';
}

/** What the files of one service say of a control. @public */
export interface ControlResult {
  /** The control's id within its framework. */
  control: string;
  state: ControlState;
  /** Why, in a sentence without a final stop. */
  reason: string;
  rules: ControlRuleState[];
}

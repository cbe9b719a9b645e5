import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { Grade } from '@plimsoll/findings';
import { makeBadge } from 'badge-maker';
import { Store, StoredService } from './store/Store';

/** Whether badges can be had: by nobody, or by whoever knows the name of a service. */
export type BadgeMode = 'off' | 'public';

const LABEL = 'containers';
const GREY = '#5f6368';

/** White on each has a contrast of at least 4.5 to 1. */
const COLOURS: Record<Grade, string> = {
  A: '#1a7f37',
  B: '#4c7a00',
  C: '#8a6100',
  D: '#b0480b',
  F: '#c0262d',
};

/**
 * Draws the score of a service for its README.
 *
 * A README loads its pictures without a token, so there is nobody whose permissions could be asked: where badges are
 * on, score and grade of any service are there for whoever knows its name. They tell nothing else, and list nothing.
 */
export class Badges {
  readonly #store: Pick<Store, 'service'>;
  readonly #mode: BadgeMode;

  constructor(store: Pick<Store, 'service'>, mode: BadgeMode) {
    this.#store = store;
    this.#mode = mode;
  }

  /** The picture, as SVG. One that says "unknown" for what is not there, as a broken picture helps nobody. */
  async draw(ref: CompoundEntityRef): Promise<string> {
    if (this.#mode === 'off') {
      throw new NotFoundError(
        'Badges are off; containerScorecard.badges in app-config turns them on for whoever knows the name of a service',
      );
    }
    const entityRef = stringifyEntityRef(ref);
    const face = faceOf(await this.#store.service(entityRef, new Date()));
    return makeBadge({ label: LABEL, ...face });
  }
}

function faceOf(service: StoredService | undefined) {
  if (service?.status === 'not-containerised') {
    return { message: 'not containerised', color: GREY };
  }
  const { score, grade } = service?.latest ?? {};
  if (score === undefined || grade === undefined) {
    return { message: 'unknown', color: GREY };
  }
  const isStale =
    service?.status === 'failed' || service?.status === 'unsupported';
  return {
    message: `${score} ${grade}${isStale ? ', stale' : ''}`,
    color: isStale ? GREY : COLOURS[grade],
  };
}

import { Readable } from 'node:stream';
import { parseEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  ContainerScorecardApi,
  LEVEL_TITLES,
  ListScorecardsRequest,
  ScorecardSummary,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/** The most that one request answers. */
const PAGE = 500;

/**
 * What the search knows of the scorecard of a service; the type of its results is `container-scorecard`.
 *
 * What a service does not say is an empty string, as the engines of the search want the same fields of all.
 *
 * @public
 */
export interface ContainerScorecardDocument extends IndexableDocument {
  /** `component:default/web`, in lower case. */
  entityRef: string;
  /** Full refs. */
  owner: string;
  system: string;
  lifecycle: string;
  componentType: string;
  /** `A` to `F`; empty without a score. */
  grade: string;
  /** A {@link @plimsoll/backstage-plugin-container-scorecard-common#Level}; empty without a score. */
  level: string;
}

/** Tells the search of every scored service: where it stands, and which checks fail. */
export class ContainerScorecardCollatorFactory
  implements DocumentCollatorFactory
{
  readonly type = 'container-scorecard';
  /** Who may not read the service finds no trace of it. */
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #api: ContainerScorecardApi;
  readonly #locationTemplate: string;

  constructor(options: {
    api: ContainerScorecardApi;
    locationTemplate: string;
  }) {
    this.#api = options.api;
    this.#locationTemplate = options.locationTemplate;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<ContainerScorecardDocument> {
    const failing = await this.#failing();
    for await (const service of this.#services({})) {
      const { entityRef, title, owner, system, lifecycle, type } = service;
      yield {
        title: `${title}: container scorecard`,
        text: textOf(service, failing.get(entityRef) ?? []),
        location: this.#locationOf(entityRef),
        entityRef,
        owner: owner ?? '',
        system: system ?? '',
        lifecycle: lifecycle ?? '',
        componentType: type ?? '',
        grade: service.grade ?? '',
        level: service.level ?? '',
        authorization: { resourceRef: entityRef },
      };
    }
  }

  /** The titles of the checks that fail, by service. A request per check is far fewer than one per service. */
  async #failing(): Promise<Map<string, string[]>> {
    const failing = new Map<string, string[]>();
    const { items } = await this.#api.listChecks();
    for (const { rule, title, failed } of items) {
      if (failed === 0) continue;
      for await (const { entityRef } of this.#services({ rule: [rule] })) {
        failing.set(entityRef, [...(failing.get(entityRef) ?? []), title]);
      }
    }
    return failing;
  }

  async *#services(
    filter: ListScorecardsRequest,
  ): AsyncGenerator<ScorecardSummary> {
    let request: ListScorecardsRequest | undefined = { ...filter, limit: PAGE };
    while (request) {
      const { items, pageInfo } = await this.#api.listScorecards(request);
      yield* items;
      const { nextCursor } = pageInfo;
      request = nextCursor ? { cursor: nextCursor, limit: PAGE } : undefined;
    }
  }

  #locationOf(entityRef: string): string {
    return Object.entries(parseEntityRef(entityRef)).reduce(
      (location, [key, value]) =>
        location.replace(`:${key}`, encodeURIComponent(value)),
      this.#locationTemplate,
    );
  }
}

/** What is said of a service, in the words that somebody would search for. */
function textOf(service: ScorecardSummary, failing: string[]): string {
  const { status, score, grade, level, counts, below } = service;
  if (status === 'not-containerised') return 'Not containerised.';
  if (score === undefined) return 'No score yet.';
  const standing = [
    `Score ${score} of 100`,
    grade && `grade ${grade}`,
    level && LEVEL_TITLES[level].toLowerCase(),
    below && 'below the line',
  ];
  const open = SEVERITIES.filter(severity => counts[severity] > 0).map(
    severity => `${counts[severity]} ${severity}`,
  );
  return [
    standing.filter(Boolean).join(', '),
    open.length > 0 && `Open findings: ${open.join(', ')}`,
    failing.length > 0 && `To do: ${failing.join('; ')}`,
  ]
    .filter(Boolean)
    .join('. ')
    .concat('.');
}

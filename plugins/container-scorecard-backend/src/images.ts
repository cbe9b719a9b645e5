import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  ImageServicesRequest,
  ImageServicesResponse,
  ImagesResponse,
  ImageUse,
  ReportRequest,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { imageDataDays } from '@plimsoll/engine';
import { supportState } from '@plimsoll/findings';
import { Assessor } from './assessor';
import { toSummary } from './present';
import { Reports } from './reports';
import { fileLink } from './scan/hosts';
import { Store, StoredImage } from './store/Store';

/** What telling of images needs. */
export interface ImagesOptions {
  store: Store;
  assessor: Assessor;
  reports: Pick<Reports, 'asked'>;
  integrations: ScmIntegrations;
}

/** Days ahead of its end at which an image is told to end soon. */
const SOON_DAYS = 90;

const STATES: ReadonlyArray<ImageUse['state']> = [
  'ended',
  'retired',
  'ends-soon',
  'unknown',
  'supported',
];

/** What images services stand on, and until when those get fixes. */
export class Images {
  readonly #options: ImagesOptions;

  constructor(options: ImagesOptions) {
    this.#options = options;
  }

  async list(
    { scope }: ReportRequest,
    credentials: BackstageCredentials,
  ): Promise<ImagesResponse> {
    const { store, reports } = this.#options;
    const { query } = await reports.asked(scope, credentials);
    const today = new Date().toISOString().slice(0, 10);
    const byReference = new Map<string, StoredImage[]>();
    for (const image of await store.images(query)) {
      byReference.set(image.reference, [
        ...(byReference.get(image.reference) ?? []),
        image,
      ]);
    }
    return {
      items: [...byReference.values()]
        .map(images => toUse(images, today))
        .sort(
          (a, b) =>
            STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
            b.ships + b.builds - (a.ships + a.builds) ||
            (a.reference < b.reference ? -1 : 1),
        ),
      dataOf: imageDataDays.asOf,
      soonDays: SOON_DAYS,
    };
  }

  async services(
    { reference, scope }: ImageServicesRequest,
    credentials: BackstageCredentials,
  ): Promise<ImageServicesResponse> {
    const { store, assessor, reports, integrations } = this.#options;
    const { query } = await reports.asked(scope, credentials);
    const places = await store.imagePlaces(query, reference, new Date());
    return {
      items: places.map(({ service, file, ...place }) => {
        const { root } = service.source;
        const revision = service.latest?.revision;
        const range = {
          startLine: place.line,
          startColumn: 1,
          endLine: place.line,
          endColumn: 2,
        };
        return {
          ...place,
          file,
          service: toSummary(
            service,
            assessor.policies.of(service.policyKey ?? ''),
          ),
          link:
            root && revision
              ? fileLink(integrations, root, revision, file, range)
              : undefined,
        };
      }),
    };
  }
}

/** Services that were scanned on different days may know different things of one image: what most know is told. */
function toUse(images: readonly StoredImage[], today: string): ImageUse {
  const [most] = [...images].sort((a, b) => b.services - a.services);
  const sum = (of: (image: StoredImage) => number) =>
    images.reduce((total, image) => total + of(image), 0);
  const state = supportState(most, today, SOON_DAYS);
  // Who stands on something that gets fixes for long has nowhere to go, and may be ahead of what is named.
  const leaves = state !== 'supported' && state !== 'unknown';
  return {
    reference: most.reference,
    repository: most.repository,
    tag: most.tag,
    pinned: sum(({ pinned }) => pinned),
    distribution: most.distribution,
    product: most.product,
    state,
    endsOn: most.endsOn,
    ends: most.ends,
    moveTo: leaves ? most.moveTo : undefined,
    ships: sum(({ ships }) => ships),
    builds: sum(({ services, ships }) => services - ships),
  };
}
